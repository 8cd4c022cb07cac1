import deepmerge from 'deepmerge'
import { isMap, type Value, type Values } from './values.ts'

/**
 * Folds layers as Helm folds `-f` files: maps merge, everything else (lists too) replaces, and a null is kept until the
 * result meets the chart's defaults. No input is changed; parts that no layer touches are shared, not copied.
 */
export const mergeLayers = (layers: readonly Values[]): Values =>
  layers.length === 1 ? (layers[0] as Values) : layers.reduce(mergeMaps, {})

/** `over` on top of `under`, with the meaning of `mergeLayers`. */
export function mergeMaps(under: Values, over: Values): Values {
  return deepmerge(withoutPrototype(under), over, {
    arrayMerge: replace,
    isMergeableObject: isMap,
    clone: false,
  }) as Values
}

const replace = (_under: unknown[], over: unknown[]): unknown[] => over

/**
 * deepmerge 4.3 drops keys such as `constructor` or `toString` of the second map when the first has a prototype, and
 * its results have one. So the first is rebuilt before each fold.
 */
function withoutPrototype<T extends Value>(value: T): T {
  if (!isMap(value)) return value
  const bare = Object.create(null) as Record<string, Value>
  for (const key of Object.keys(value)) bare[key] = withoutPrototype(value[key] as Value)
  return bare as T
}
