import { testValues } from '../../../src/testing.ts'
import type { Values } from '../../../src/values/values.ts'
import { projectCharts } from '../project-charts.ts'
import { at, type HelmOptions, helmTemplate, objectsIn, type Rendered } from '../render.ts'

const found = projectCharts.find(({ name }) => name === 'clipper')
if (!found) throw new Error('the project has no chart clipper')

/** The umbrella chart. */
export const umbrella = found

/** The charts below it. */
export const parts = projectCharts.filter(({ name }) => name !== umbrella.name)

/**
 * Its objects and those of its parts. The overlay is judged, and goes to helm as it is: completed values would have its
 * shorthands resolved already.
 */
export async function renderUmbrella(overlay: object = {}, options: HelmOptions = {}): Promise<Rendered[]> {
  await testValues(umbrella.chart, overlay)
  return objectsIn(await helmTemplate(umbrella.dir, overlay as Values, options))
}

/** Name of an object. */
export const nameOf = (object: unknown): string => String(at(object, 'metadata', 'name'))

/** The objects of one part. */
export const objectsOf = (objects: readonly Rendered[], chart: string): Rendered[] =>
  objects.filter((object) => String(at(object, 'metadata', 'labels', 'helm.sh/chart')).startsWith(`${chart}-`))
