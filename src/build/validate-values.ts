import type { Chart } from '../define/chart.ts'
import type { Layer } from '../layers/layer.ts'
import { modelOf } from '../schema/model.ts'
import { type BuildResult, buildLayers } from './build-layers.ts'

/**
 * Judges layers of values, the later ones winning, over a chart's defaults: as `helm lint --strict` and `helm template`
 * judge the same files, but with all problems at once and the line of each.
 *
 * @throws ValuesError for mistakes in the chart's definition.
 */
export async function validateValues(chart: Chart, layers: readonly Layer[]): Promise<BuildResult> {
  return buildLayers(await modelOf(chart), layers, { nulls: 'remove' })
}
