import { validateValues } from './build/validate-values.ts'
import type { Chart } from './define/chart.ts'
import { ValuesError } from './issues.ts'
import type { Values } from './values/values.ts'

/**
 * Values for a test of a chart: an overlay over the chart's defaults, complete and valid, ready for `helm template -f`.
 *
 * @throws ValuesError with every issue, if the overlay is not valid.
 */
export async function testValues(chart: Chart, overlay: object = {}): Promise<Values> {
  const { values, issues } = await validateValues(chart, [{ name: 'test', values: overlay as Values }])
  if (!values) throw new ValuesError(issues)
  return values
}

/** Values as text that every Helm and every YAML reader takes alike. */
export { toYaml } from './emit/yaml.ts'
export { arbitraryFiles, arbitraryValues } from './testing/arbitrary-values.ts'
export type { TextMaker, ValuesMaker } from './testing/fast-check.ts'
