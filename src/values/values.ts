import type { Path } from '../path.ts'

/** What a values file can hold, after YAML is read with Helm's meaning. */
export type Value = string | number | boolean | null | readonly Value[] | Values
/** A map of values; the root of every values file. */
export interface Values {
  readonly [key: string]: Value
}

/** True for a map (not for a list or null). */
export const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a path, undefined where there is none. Looks at own keys only: `constructor` is an ordinary key. */
export function valueAt(root: Value | undefined, path: Path): Value | undefined {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string | number, Value>)[part]
  }
  return value
}

/** Keys that are refused in every layer, though some Helm takes them (docs/differences.md), and what each does. */
export const UNSAFE_KEYS: ReadonlyMap<string, string> = new Map([
  ['__proto__', 'reaches the prototype of objects'],
  ['<<', 'is a merge key to the schema check of Helm 3.18.4 and older'],
])
