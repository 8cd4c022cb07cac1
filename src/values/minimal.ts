import { isDeepStrictEqual } from 'node:util'
import { isMap, type Value, type Values } from './values.ts'

/** What of `values` differs from the defaults below: an overlay that gives the same result on top of them. */
export function differing(values: Values, defaults: Values): Values {
  const overlay: Record<string, Value> = {}
  for (const [key, value] of Object.entries(values)) {
    const under = Object.hasOwn(defaults, key) ? defaults[key] : undefined
    if (isMap(value) && isMap(under)) {
      const inner = differing(value, under)
      if (Object.keys(inner).length > 0) overlay[key] = inner
    } else if (!isDeepStrictEqual(value, under)) overlay[key] = value
  }
  return overlay
}
