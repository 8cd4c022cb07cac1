import { buildLayers } from '../build/build-layers.ts'
import type { Chart } from '../define/chart.ts'
import { toYaml } from '../emit/yaml.ts'
import { isError } from '../issues.ts'
import { modelOf } from '../schema/model.ts'
import { mergeMaps } from '../values/merge.ts'
import { isMap } from '../values/values.ts'
import { arbitraryChart, matchingText } from './arbitrary-chart.ts'
import type { FastCheck, TextMaker, ValuesMaker } from './fast-check.ts'
import { arbitrarySlip, slipped, withRawScalars } from './slips.ts'

/**
 * Random overlays that a chart accepts, for property tests with fast-check: a few settings at a time, each with every
 * variant, bound and trap of YAML that the schema allows. They shrink to few and plain settings.
 *
 * @param fc fast-check 3.18 or newer, as `import fc from 'fast-check'` gives it.
 * @example fc.assert(fc.asyncProperty(await arbitraryValues(fc, web), (values) => testValues(web, values).then(render)))
 * @throws ValuesError for mistakes in the chart's definition.
 */
export async function arbitraryValues<A>(fc: ValuesMaker<A>, chart: Chart): Promise<A> {
  const model = await modelOf(chart)
  const all = fc as unknown as FastCheck
  const arbitrary = arbitraryChart(model, { fc: all, slips: false, matching: matchingText(all) })
  return arbitrary.filter((values) => {
    const { issues } = buildLayers(model, [{ name: 'random', values }], { nulls: 'remove' })
    return !issues.some(isError)
  }) as A
}

/**
 * Random values files of a chart as text, good ones and ones with up to three slips of a person: a wrong type, a bound
 * crossed, a key renamed, a null, an emptied list, a scalar that YAML reads otherwise. For tests that compare who refuses
 * a file: `clipper-values`, Helm, the templates.
 *
 * @param fc fast-check 3.18 or newer, as `import fc from 'fast-check'` gives it.
 * @throws ValuesError for mistakes in the chart's definition.
 */
export async function arbitraryFiles<A>(fc: TextMaker<A>, chart: Chart): Promise<A> {
  const model = await modelOf(chart)
  const all = fc as unknown as FastCheck
  const matching = matchingText(all)
  const files = all.oneof(
    { withCrossShrink: true },
    { arbitrary: arbitraryChart(model, { fc: all, slips: false, matching }), weight: 2 },
    arbitraryChart(model, { fc: all, slips: true, matching }),
  )
  const slips = all.oneof(
    { arbitrary: all.constant([]), weight: 1 },
    { arbitrary: all.array(arbitrarySlip(all), { minLength: 1, maxLength: 3 }), weight: 3 },
  )
  return all.tuple(files, slips).map(([values, made]) => {
    const file = made.reduce(
      (sofar, slip) => slipped(sofar, isMap(sofar) ? mergeMaps(model.defaults, sofar) : sofar, slip),
      values,
    )
    return withRawScalars(toYaml(file))
  }) as A
}
