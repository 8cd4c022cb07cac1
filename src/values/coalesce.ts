import type { Path } from '../path.ts'
import { isMap, type Value, type Values } from './values.ts'

/**
 * What templates and schemas see: the user's values over the chart's defaults, as `helm template` joins them. A null of
 * the user removes a default; a null where no default is stays a null.
 */
export function coalesce(defaults: Values, user: Values): Values {
  const values: Record<string, Value> = {}
  for (const [key, value] of Object.entries(defaults)) {
    if (!Object.hasOwn(user, key)) values[key] = value
    else if (user[key] === null) continue
    else if (isMap(value) && isMap(user[key])) values[key] = coalesce(value, user[key])
    else values[key] = user[key] as Value
  }
  for (const [key, value] of Object.entries(user)) if (!Object.hasOwn(defaults, key)) values[key] = value
  return values
}

/** A copy without the keys whose value is null; nulls in lists stay, as in Helm. */
export function withoutNulls(values: Values): Values {
  const kept = Object.entries(values).filter(([, value]) => value !== null)
  return Object.fromEntries(kept.map(([key, value]) => [key, isMap(value) ? withoutNulls(value) : value]))
}

/** Paths of the nulls in a value and the maps in it, however deep; a missing value has none. */
export function nullsIn(value: Value | undefined, path: Path): Path[] {
  if (value === null) return [path]
  return isMap(value) ? Object.entries(value).flatMap(([key, inner]) => nullsIn(inner, [...path, key])) : []
}

/** True where a null stands in a map, however deep. */
export const holdsNull = (value: Value | undefined): boolean => nullsIn(value, []).length > 0
