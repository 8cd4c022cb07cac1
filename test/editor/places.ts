import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml'
import { toYaml } from '../../src/emit/yaml.ts'
import type { Definitions, JsonSchema } from '../../src/json-schema/json-schema.ts'
import { judge } from '../../src/judge/judge.ts'
import type { ChartModel } from '../../src/schema/model.ts'
import type { Setting } from '../../src/schema/settings.ts'
import type { Value, Values } from '../../src/values/values.ts'

/** A setting at its place in the values of the umbrella. */
export interface Place {
  readonly path: readonly string[]
  readonly schema: JsonSchema
  readonly definitions: Definitions
  /** Whether other settings stand in it. */
  readonly isMap: boolean
}

/** Every setting of a chart and of its subcharts, as each declares it. */
export function placesOf({ settings, schema, subcharts }: ChartModel, above: readonly string[] = []): Place[] {
  const placed = (setting: Setting): Place[] => [
    {
      path: [...above, ...setting.path.map(String)],
      schema: setting.schema,
      definitions: schema.definitions ?? {},
      isMap: setting.children.length > 0,
    },
    ...setting.children.flatMap(placed),
  ]
  const own = settings.filter(({ key }) => !Object.hasOwn(subcharts, key)).flatMap(placed)
  return [...own, ...Object.entries(subcharts).flatMap(([key, chart]) => placesOf(chart, [...above, key]))]
}

/** A value that the setting itself refuses; undefined where it takes all of these. */
export const refusedBy = ({ schema, definitions }: Place): Value | undefined =>
  REFUSED.find((value) => judge({ ...schema, definitions }, value as Values).length > 0)

const REFUSED: readonly Value[] = ['no such text!', { 'no-such-key': 1 }, -7.5, true]

/** A file that sets each of these places. */
export function fileOf(places: readonly (readonly [path: readonly string[], value: Value])[]): string {
  const file: Record<string, unknown> = {}
  for (const [path, value] of places) {
    let at = file
    for (const key of path.slice(0, -1)) {
      at[key] ??= {}
      at = at[key] as Record<string, unknown>
    }
    at[path.at(-1) ?? ''] = value
  }
  return toYaml(file as Values)
}

/** Where the key of each path stands in a text, from its start. */
export function keysIn(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  visit(parseDocument(text), {
    Pair(_, pair, ancestors) {
      if (!isScalar(pair.key)) return
      const above = ancestors.filter(isPair).map(({ key }) => String(key))
      const isInList = ancestors.some((node) => !isPair(node) && !isMap(node) && 'items' in node)
      if (!isInList) found.set([...above, String(pair.key)].join(' '), pair.key.range?.[0] ?? 0)
    },
  })
  return found
}

/** The line of a place in a text, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
