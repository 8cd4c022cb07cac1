import type { Arbitrary } from 'fast-check'
import type { ChartModel } from '../schema/model.ts'
import { type Value, type Values, valueAt } from '../values/values.ts'
import { arbitraryMap, arbitraryNode, type Making } from './arbitrary-node.ts'
import type { FastCheck } from './fast-check.ts'

/** Overlays of a chart: its settings, those of its subcharts as each declares them, and shorthands. */
export function arbitraryChart(
  { schema, defaults, subcharts, shorthands }: ChartModel,
  options: Omit<Making, 'ofDefinition'>,
): Arbitrary<Values> {
  const { definitions = {} } = schema
  const below = Object.fromEntries(
    Object.entries(subcharts).map(([key, chart]) => [key, arbitraryChart(chart, options)]),
  )
  const { root } = options.fc.letrec<Record<string, Value>>((tie) => {
    const making: Making = { ...options, ofDefinition: (name) => tie(`definition ${name}`) }
    const short = Object.entries(shorthands).map(([key, path]): [string, Arbitrary<Value>] => {
      const property = schema.properties?.[key] ?? {}
      const [subchart = ''] = path
      return [
        key,
        path.length === 1
          ? (below[subchart] as Arbitrary<Value>)
          : arbitraryNode(property, making, valueAt(defaults, path)),
      ]
    })
    const named = Object.entries(definitions).map(([name, definition]): [string, Arbitrary<Value>] => [
      `definition ${name}`,
      arbitraryNode(definition, making),
    ])
    const known = { ...below, ...Object.fromEntries(short) }
    return { ...Object.fromEntries(named), root: arbitraryMap(schema, making, { defaults, known }) }
  })
  return root as Arbitrary<Values>
}

/** Text by pattern, each pattern read once. */
export function matchingText(fc: FastCheck): Making['matching'] {
  const made = new Map<string, Arbitrary<string>>()
  return (pattern) => {
    const known = made.get(pattern) ?? fc.stringMatching(new RegExp(pattern))
    made.set(pattern, known)
    return known
  }
}
