import type { Path } from '../path.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** The keys that lead from a list to what a rule is about, `*` for any item. */
export const keysBelow = (below: string): string[] => ['*', ...below.split('.').filter(Boolean)]

/** The maps below a list, each with its path. */
export const mapsBelow = (list: Value, path: string, below: string): [Values, Path][] =>
  mapsAt(list, keysBelow(below), path.split('.'))

function mapsAt(value: Value | undefined, [key, ...rest]: readonly string[], at: Path): [Values, Path][] {
  if (key === undefined) return isMap(value) ? [[value, at]] : []
  if (key !== '*') return isMap(value) ? mapsAt(value[key], rest, [...at, key]) : []
  return Array.isArray(value) ? value.flatMap((item, i) => mapsAt(item, rest, [...at, i])) : []
}
