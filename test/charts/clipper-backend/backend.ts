import { projectCharts } from '../project-charts.ts'
import { at, only, type Rendered, type RenderOptions, render } from '../render.ts'

const found = projectCharts.find(({ name }) => name === 'clipper-backend')
if (!found) throw new Error('the project has no chart clipper-backend')

/** The chart that these tests are about. */
export const backend = found

/** Its objects. */
export const renderBackend = (options?: RenderOptions): Promise<Rendered[]> => render(backend, options)

/** The application's container. */
export const containerOf = (objects: readonly Rendered[]): unknown =>
  at(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'containers', 0)

/** Variables of the container by name, without those of the ConfigMap. */
export const envOf = (objects: readonly Rendered[]): Map<unknown, unknown> =>
  new Map((at(containerOf(objects), 'env') as unknown[]).map((variable) => [at(variable, 'name'), variable]))

/** What the ConfigMap hands to the container. */
export const configOf = (objects: readonly Rendered[]): Readonly<Record<string, string>> =>
  at(only(objects, 'ConfigMap'), 'data') as Record<string, string>
