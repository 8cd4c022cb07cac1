import { fileURLToPath } from 'node:url'
import { frontend as chart } from '../../../src/clipper/charts/frontend.ts'
import { at, only, type Rendered, type RenderOptions, render } from '../render.ts'
import { scenarios } from '../scenarios.ts'

/** The chart that these tests are about. */
export const frontend = { chart, dir: fileURLToPath(new URL(`../../../${chart.dir}`, import.meta.url)) }

/** Its defaults and its scenarios. */
export const overlays: readonly [string, object][] = [
  ['defaults', {}],
  ...Object.entries(scenarios['clipper-frontend'] ?? {}),
]

/** Its objects. */
export const renderFrontend = (options?: RenderOptions): Promise<Rendered[]> => render(frontend, options)

/** The container of nginx. */
export const containerOf = (objects: readonly Rendered[]): unknown =>
  at(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'containers', 0)

/** What nginx reads. */
export const nginxConfOf = (objects: readonly Rendered[]): string =>
  String(at(only(objects, 'ConfigMap'), 'data', 'nginx.conf'))

/** What runs in the container: the text that its shell is given. */
export const scriptOf = (objects: readonly Rendered[]): string => String(at(containerOf(objects), 'command', 2))
