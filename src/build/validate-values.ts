import type { Chart } from '../define/chart.ts'
import type { Layer } from '../layers/layer.ts'
import { plainLayers } from '../layers/plain-layers.ts'
import { modelOf } from '../schema/model.ts'
import { type BuildResult, buildLayers, refusedLayers } from './build-layers.ts'

/**
 * Judges layers of values, the later ones winning, over a chart's defaults: as `helm lint --strict` and `helm template`
 * judge the same files, but with all problems at once and the line of each.
 *
 * @throws ValuesError for mistakes in the chart's definition.
 */
export async function validateValues(chart: Chart, layers: readonly Layer[]): Promise<BuildResult> {
  const model = await modelOf(chart)
  const plain = plainLayers(layers)
  return refusedLayers(model, plain.layers, plain.issues) ?? buildLayers(model, plain.layers, { nulls: 'remove' })
}
