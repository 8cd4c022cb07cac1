import { fileURLToPath } from 'node:url'
import { postgres } from '../../../src/clipper/charts/postgres.ts'
import { at, only, podOf, type Rendered, type RenderOptions, render } from '../render.ts'

/** The chart that these tests are about. */
export const chart = {
  chart: postgres,
  dir: fileURLToPath(new URL(`../../../${postgres.dir}`, import.meta.url)),
}

/** Its objects. */
export const renderPostgres = (overlay: object = {}, options: RenderOptions = {}): Promise<Rendered[]> =>
  render(chart, { overlay, ...options })

/** The pod of the server. */
export const podIn = (objects: readonly Rendered[]): Rendered => podOf(only(objects, 'StatefulSet'))?.spec ?? {}

/** The server's container. */
export const serverIn = (objects: readonly Rendered[]): unknown => at(podIn(objects), 'containers', 0)

/** The text of postgresql.conf. */
export const confIn = (objects: readonly Rendered[]): string =>
  String(at(only(objects, 'ConfigMap', '-config'), 'data', 'postgresql.conf'))

/** One parameter of it, as it is written. */
export const parameterIn = (objects: readonly Rendered[], name: string): string | undefined =>
  new RegExp(`^${name} = (.*)$`, 'm').exec(confIn(objects))?.[1]

/** A volume of the server's pod. */
export const volumeIn = (objects: readonly Rendered[], name: string): unknown =>
  (at(podIn(objects), 'volumes') as unknown[]).find((volume) => at(volume, 'name') === name)
