import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { variantsOf } from '../json-schema/schemas-at.ts'
import { parseQuantity } from '../k8s/quantity-value.ts'
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
  if (!isScalar(a) || !isScalar(b)) return false
  if (!schemas.some((schema) => variantsOf(schema, definitions).some(isQuantity))) return false
  const amount = parseQuantity(a)?.nano
  return amount !== undefined && amount === parseQuantity(b)?.nano
}

/** Texts that an amount may be, and no duration, percentage or word is. */
const isQuantity = ({ pattern = '' }: JsonSchema): boolean => {
  if (pattern === '') return false
  const takes = new RegExp(pattern, 'u')
  return (
    takes.test('1') &&
    ['0.5', '512Mi'].some((text) => takes.test(text)) &&
    !['word', '5%'].some((text) => takes.test(text))
  )
}

const isScalar = (value: Value | undefined): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

/** Maps from YAML have no prototype, which makes no difference here. */
const plain = (value: Value | undefined): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))
