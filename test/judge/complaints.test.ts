import { expect, test } from 'vitest'
import type { JsonSchema } from '../../src/json-schema/json-schema.ts'
import { judge } from '../../src/judge/judge.ts'
import type { Value } from '../../src/values/values.ts'

/** What is said of one setting with that schema and that value, as `code: message (hint)`. */
function said(schema: JsonSchema, value: Value): string[] {
  const root: JsonSchema = { type: 'object', properties: { a: schema }, additionalProperties: false }
  return judge(root, { a: value }).map(({ code, path, message, hint }) => {
    expect(path).toEqual(['a'])
    return `${code}: ${message}${hint ? ` (${hint})` : ''}`
  })
}

const text = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const list = { type: 'array' }
const map = { type: 'object' }
const policy = { type: 'string', enum: ['Always', 'Never'] }
const union = { anyOf: [integer, { type: 'string', pattern: '^x' }] }

const cases: [string, { given: [JsonSchema, Value]; want: string }][] = [
  ['a text', { given: [integer, 'x'], want: 'wrong-type: must be an integer, got a string' }],
  [
    'a quoted number',
    { given: [integer, '3'], want: 'wrong-type: must be an integer, got a string (write the number without quotes)' },
  ],
  [
    'a quoted boolean',
    {
      given: [{ type: 'boolean' }, 'true'],
      want: 'wrong-type: must be true or false, got a string (write true without quotes)',
    },
  ],
  [
    'a number for a text',
    { given: [text, 3], want: 'wrong-type: must be a string, got an integer (write the value in quotes)' },
  ],
  [
    'a boolean for a text',
    { given: [text, true], want: 'wrong-type: must be a string, got true or false (write the value in quotes)' },
  ],
  ['a null', { given: [text, null], want: 'wrong-type: must be a string, got null (leave the key out)' }],
  ['a fraction', { given: [integer, 1.5], want: 'wrong-type: must be an integer, got a number with a fraction' }],
  ['a list for a map', { given: [map, []], want: 'wrong-type: must be a map, got a list' }],
  ['a map for a list', { given: [list, {}], want: 'wrong-type: must be a list, got a map' }],
  [
    'none of several types',
    { given: [{ type: ['integer', 'string'] }, []], want: 'wrong-type: must be an integer or a string, got a list' },
  ],
  [
    'a word in another case',
    { given: [policy, 'always'], want: 'not-allowed: must be one of "Always", "Never" (did you mean Always?)' },
  ],
  ['a word that is like none', { given: [policy, 'zzzzzzz'], want: 'not-allowed: must be one of "Always", "Never"' }],
  ['another constant', { given: [{ const: 'x' }, 'y'], want: 'not-allowed: must be "x"' }],
  ['minimum', { given: [{ ...integer, minimum: 1 }, 0], want: 'out-of-range: must be >= 1, got 0' }],
  ['maximum', { given: [{ ...integer, maximum: 5 }, 6], want: 'out-of-range: must be <= 5, got 6' }],
  ['exclusiveMinimum', { given: [{ ...number, exclusiveMinimum: 0 }, 0], want: 'out-of-range: must be > 0, got 0' }],
  ['exclusiveMaximum', { given: [{ ...number, exclusiveMaximum: 1 }, 1], want: 'out-of-range: must be < 1, got 1' }],
  ['multipleOf', { given: [{ ...number, multipleOf: 2 }, 3], want: 'out-of-range: must be a multiple of 2, got 3' }],
  [
    'minLength',
    { given: [{ ...text, minLength: 2 }, 'x'], want: 'wrong-length: must have at least 2 characters, got 1' },
  ],
  [
    'maxLength',
    { given: [{ ...text, maxLength: 2 }, 'xxx'], want: 'wrong-length: must have at most 2 characters, got 3' },
  ],
  ['minItems', { given: [{ ...list, minItems: 2 }, []], want: 'wrong-length: must have at least 2 items, got 0' }],
  ['maxItems', { given: [{ ...list, maxItems: 1 }, [1, 2]], want: 'wrong-length: must have at most 1 item, got 2' }],
  [
    'minProperties',
    { given: [{ ...map, minProperties: 2 }, {}], want: 'wrong-length: must have at least 2 keys, got 0' },
  ],
  [
    'maxProperties',
    { given: [{ ...map, maxProperties: 0 }, { x: 1 }], want: 'wrong-length: must have at most 0 keys, got 1' },
  ],
  ['pattern', { given: [{ ...text, pattern: '^x$' }, 'y'], want: 'wrong-pattern: must match ^x$' }],
  [
    'pattern with examples',
    {
      given: [{ ...text, pattern: '^[xy]$', examples: ['x', 'y'] }, 'z'],
      want: 'wrong-pattern: must look like x or y (^[xy]$)',
    },
  ],
  [
    'uniqueItems',
    {
      given: [{ ...list, uniqueItems: true }, [1, 1]],
      want: 'duplicate-items: must not hold the same item twice, as [0] and [1] are',
    },
  ],
  ['no variant', { given: [union, []], want: 'no-variant: must be an integer or a string, got a list' }],
  ['the variant that was meant', { given: [union, 'y'], want: 'wrong-pattern: must match ^x' }],
]
test.each(cases)('says of %s', (_, { given, want }) => expect(said(...given)).toEqual([want]))
