import type { Path } from '../path.ts'
import { mergeMaps } from './merge.ts'
import type { Value, Values } from './values.ts'

/**
 * The same values under canonical keys alone: what stood under a shorthand is merged over what it stands for, as the
 * umbrella's template does it for Helm. The same object where no shorthand is used.
 */
export function withoutShorthands(values: Values, shorthands: Readonly<Record<string, Path>>): Values {
  const used = Object.entries(shorthands).filter(([key]) => Object.hasOwn(values, key))
  if (used.length === 0) return values
  const canonical = Object.entries(values).filter(([key]) => !Object.hasOwn(shorthands, key))
  return used.map(([key, path]) => nested(path, values[key] as Value)).reduce(mergeMaps, Object.fromEntries(canonical))
}

/** A map with nothing but a value at a path of keys. */
export const nested = (path: Path, value: Value): Values =>
  path.reduceRight<Value>((inner, part) => ({ [part]: inner }), value) as Values
