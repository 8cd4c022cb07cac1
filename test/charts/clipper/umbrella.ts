import { projectCharts } from '../project-charts.ts'
import { at, type Rendered, type RenderOptions, render } from '../render.ts'

const found = projectCharts.find(({ name }) => name === 'clipper')
if (!found) throw new Error('the project has no chart clipper')

/** The umbrella chart. */
export const umbrella = found

/** The charts below it. */
export const parts = projectCharts.filter(({ name }) => name !== umbrella.name)

/** Its objects and those of its parts. */
export const renderUmbrella = (overlay: object = {}, options: RenderOptions = {}): Promise<Rendered[]> =>
  render(umbrella, { overlay, ...options })

/** Name of an object. */
export const nameOf = (object: unknown): string => String(at(object, 'metadata', 'name'))

/** The objects of one part. */
export const objectsOf = (objects: readonly Rendered[], chart: string): Rendered[] =>
  objects.filter((object) => String(at(object, 'metadata', 'labels', 'helm.sh/chart')).startsWith(`${chart}-`))
