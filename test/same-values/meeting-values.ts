import fc from 'fast-check'
import type { Value, Values } from '../../src/values/values.ts'
import { anyNumber, anyText } from '../judge/any-values.ts'

const KEYS = ['a', 'b', 'c', 'x.y', 'constructor', '0']
const scalar: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: fc.constantFrom<Value>(1, 'x', true, false, 0, ''), weight: 4 },
  anyText,
  anyNumber,
)

/** Values of any type over few keys, so that those of several layers meet one another; nulls and empty maps at every depth. */
const { value, map } = fc.letrec<{ value: Value; map: Values }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: fc.constantFrom<Value>(null, {}, []), weight: 1 },
    { arbitrary: fc.array(tie('value'), { maxLength: 3 }), weight: 1 },
    { arbitrary: tie('map'), weight: 4 },
  ),
  map: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3, noNullPrototype: true }),
}))

export const meetingValue = value
export const meetingValues = map
