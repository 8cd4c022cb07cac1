import type { Path } from '../../path.ts'
import { isMap, UNSAFE_KEYS, type Value, type Values, valueAt } from '../../values/values.ts'

/** Values that are changed in place. Maps have no prototype, so that `constructor` is a key like others. */
export type Draft = { [key: string]: Value }

/** A deep copy that may be changed. */
export function draftOf(value: Value): Value {
  if (Array.isArray(value)) return value.map(draftOf)
  if (!isMap(value)) return value
  const copy: Draft = Object.create(null)
  for (const key of Object.keys(value)) copy[key] = draftOf(value[key] as Value)
  return copy
}

/** A key such as `__proto__` that a path or a value holds. */
export function unsafeKeyIn(path: Path, value: Value | undefined): string | undefined {
  const found = path.map(String).find((part) => UNSAFE_KEYS.has(part))
  if (found !== undefined || typeof value !== 'object' || value === null) return found
  const inside = Array.isArray(value) ? value.map((item) => unsafeKeyIn([], item)) : keysIn(value as Values)
  return inside.find((key) => key !== undefined)
}

const keysIn = (values: Values): (string | undefined)[] =>
  Object.entries(values).map(([key, value]) => unsafeKeyIn([key], value))

/** `values` without what lies at the paths; the maps around stay. `values` itself where nothing lies there. */
export function withoutPaths(values: Values, paths: readonly Path[]): Values {
  return paths.reduce((rest, path) => (valueAt(rest, path) === undefined ? rest : withoutPath(rest, path)), values)
}

function withoutPath(values: Values, [key, ...inner]: Path): Values {
  const copy: Draft = Object.assign(Object.create(null), values)
  const value = copy[key as string]
  if (inner.length > 0 && isMap(value)) copy[key as string] = withoutPath(value, inner)
  else delete copy[key as string]
  return copy
}

/** Puts a value at a path of map keys and makes the maps on the way. */
export function place(values: Draft, path: Path, value: Value): void {
  let map = values
  for (const part of path.slice(0, -1)) {
    const inner = map[part as string]
    const next = (isMap(inner) ? inner : Object.create(null)) as Draft
    map[part as string] = next
    map = next
  }
  map[path.at(-1) as string] = value
}
