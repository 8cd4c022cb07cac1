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

/** Keys that are refused in every layer, though some Helm takes them (docs/differences.md), and why. */
export const UNSAFE_KEYS: ReadonlyMap<string, string> = new Map([
  ['__proto__', 'in JavaScript it reaches the prototype of objects, though Helm takes it'],
  ['<<', 'Helm 3.18.4 and older refuse it as a merge key when they ask a schema, newer ones take it'],
])
