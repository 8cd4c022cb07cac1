import { isDeepStrictEqual } from 'node:util'
import { isMap, type Value } from '../../src/values/values.ts'

/** Where two values differ, as `path: seen, want`; a list differs as a whole. A negative zero is zero. */
export function differences(seen: Value | undefined, want: Value | undefined, path = ''): string[] {
  if (isMap(seen) && isMap(want))
    return [...new Set([...Object.keys(want), ...Object.keys(seen)])].flatMap((key) =>
      differences(own(seen, key), own(want, key), `${path}/${key}`),
    )
  return isDeepStrictEqual(plain(seen), plain(want)) ? [] : [`${path}: ${text(seen)}, want ${text(want)}`]
}

const own = (map: { readonly [key: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined

const plain = (value: Value | undefined): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

const text = (value: Value | undefined): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80)
