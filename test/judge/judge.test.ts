import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonSchema } from '../../src/json-schema/json-schema.ts'
import { judge } from '../../src/judge/judge.ts'
import type { Value, Values } from '../../src/values/values.ts'
import { SCHEMAS } from './schemas.ts'

const scalar = fc.constantFrom<Value>(
  null,
  true,
  false,
  0,
  1,
  2,
  5,
  6,
  -1,
  0.25,
  0.5,
  0.3,
  1e3,
  '',
  'x',
  'xx',
  'xyz',
  'yes',
  'X1',
  '😀😀',
  '1',
)
const KEYS = ['a', 'b', 'c', 'd', 'constructor', 'hasOwnProperty', 'a/b', 'a~1', '%41', 'ä', '0']
const values: fc.Arbitrary<Values> = fc.letrec<{ value: Value; map: Values }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: tie('map'), weight: 3 },
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  map: fc.dictionary(
    fc.oneof({ arbitrary: fc.constantFrom('a', 'b', 'c', 'd'), weight: 6 }, fc.constantFrom(...KEYS)),
    tie('value'),
    { maxKeys: 3, noNullPrototype: true },
  ),
})).map

describe.each(Object.entries(SCHEMAS))('%s', (_, schema) => {
  const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile({
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schema,
  })

  test('accepts exactly what ajv accepts', () => {
    let [accepted, refused] = [0, 0]
    fc.assert(
      fc.property(values, (given) => {
        const found = judge(schema, given)
        expect({ accepted: found.length === 0, found }).toEqual({ accepted: validate(given), found })
        if (found.length === 0) accepted++
        else refused++
      }),
      // the one good case that chance does not find
      { numRuns: 1500, seed: 1, examples: [[{ a: { a: 1, b: 'x' } }]] },
    )
    // both verdicts must have been compared
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })

  // A finding that points beside the fault, or at what is right, sends the reader to a wrong line.
  test('every finding names a place where ajv finds a fault too, or the key that is unknown or missing there', () => {
    fc.assert(
      fc.property(values, (given) => {
        const found = judge(schema, given)
        validate(given)
        const places = (validate.errors ?? []).flatMap(({ instancePath, params }) => {
          const own = params as Record<string, unknown>
          const key = own.additionalProperty ?? own.missingProperty ?? own.propertyName ?? own.limit
          return [instancePath, ...(key === undefined ? [] : [`${instancePath}/${escaped(String(key))}`])]
        })
        for (const { path } of found) expect(places).toContain(path.map((part) => `/${escaped(String(part))}`).join(''))
      }),
      { numRuns: 1000, seed: 2 },
    )
  })
})

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

const open = (item: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: item })

test.each(['a/b', 'a~b', 'a#b', 'a%b', '%23', '%2F', 'ä ö', 'a.b', 'a?b&c=d', '0', '😀'])(
  'a key such as %s is named as it is',
  (key) =>
    expect(judge(open({ type: 'string' }), { [key]: 1 })).toEqual([
      {
        code: 'wrong-type',
        path: [key],
        message: 'must be a string, got an integer',
        hint: 'write the value in quotes',
      },
    ]),
)

test('neither schema nor values are changed', () => {
  const schema = SCHEMAS.references as JsonSchema
  const given = { a: { a: 1, b: { a: 'x' } } }
  const before = JSON.stringify([schema, given])
  judge(schema, given)
  expect(JSON.stringify([schema, given])).toBe(before)
})
