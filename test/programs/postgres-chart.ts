import { fileURLToPath } from 'node:url'
import { postgres } from '../../src/clipper/charts/postgres.ts'
import { at, only, podOf, type Rendered, render } from '../charts/render.ts'

const dir = fileURLToPath(new URL(`../../${postgres.dir}`, import.meta.url))

/** The chart's objects. */
export const renderPostgres = (overlay: object): Promise<Rendered[]> => render({ chart: postgres, dir }, { overlay })

/** The server's container. */
export const serverOf = (objects: readonly Rendered[]): unknown =>
  at(podOf(only(objects, 'StatefulSet'))?.spec, 'containers', 0)

/** The text of a file in a ConfigMap. */
export const fileIn = (objects: readonly Rendered[], map: string, file: string): string =>
  String(at(only(objects, 'ConfigMap', map), 'data', file))

/** Variables with a value of their own that a container gets. */
export const envOf = (container: unknown): Record<string, string> =>
  Object.fromEntries(
    (at(container, 'env') as unknown[])
      .filter((variable) => at(variable, 'value') !== undefined)
      .map((variable) => [String(at(variable, 'name')), String(at(variable, 'value'))]),
  )

/** The container of a CronJob. */
export const jobContainerOf = (objects: readonly Rendered[], role: string): unknown =>
  at(podOf(only(objects, 'CronJob', role))?.spec, 'containers', 0)
