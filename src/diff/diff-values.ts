import type { Chart } from '../define/chart.ts'
import { modelOf } from '../schema/model.ts'
import { type ChartDiff, type DiffSide, diffModel } from './diff-model.ts'

/**
 * What differs between two sets of complete values of a chart, by meaning: the same amount written another way and the
 * order of keys are no difference. Grouped by chart, `global` first; secrets are `(secret)`.
 *
 * @example
 * const { values, layers } = await buildValues(project, { environment: 'production' })
 * if (values) await diffValues(project.root, { values: deployed, layers: [] }, { values, layers })
 *
 * @param before,after complete values, such as those of `buildValues`, and the layers that say who set what.
 * @returns the charts with a difference; none means that both sides are the same.
 * @throws ValuesError for mistakes in the chart's definition.
 */
export async function diffValues(chart: Chart, before: DiffSide, after: DiffSide): Promise<ChartDiff[]> {
  return diffModel(await modelOf(chart), before, after)
}
