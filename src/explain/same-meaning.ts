import { isDeepStrictEqual } from 'node:util'
import { sameQuantity } from '../diff/same-quantity.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { variantsOf } from '../json-schema/schemas-at.ts'
import type { Value } from '../values/values.ts'

/**
 * True for values that come to the same: equal ones and, where the setting is an amount of Kubernetes, equal amounts:
 * `1000m` and `1`, `1Gi` and `1024Mi`.
 *
 * @param schemas those that judge the setting.
 */
export function isSameMeaning(
  a: Value | undefined,
  b: Value | undefined,
  schemas: readonly JsonSchema[],
  { definitions = {} }: JsonSchema,
): boolean {
  if (isDeepStrictEqual(plain(a), plain(b))) return true
  if (a === undefined || b === undefined) return false
  const isQuantity = schemas.some((schema) => variantsOf(schema, definitions).some((one) => one['x-quantity']))
  return isQuantity && sameQuantity(a, b)
}

/** Maps from YAML have no prototype, which makes no difference here. */
const plain = (value: Value | undefined): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))
