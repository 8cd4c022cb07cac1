import { expect, test } from 'vitest'
import { constraintText } from '../../src/json-schema/constraints.ts'
import type { JsonSchema } from '../../src/json-schema/json-schema.ts'
import { schemasAt } from '../../src/json-schema/schemas-at.ts'

const words: [JsonSchema, string][] = [
  [{ type: 'integer', minimum: 1, maximum: 9 }, 'integer, 1 to 9'],
  [{ type: 'integer', minimum: 0, multipleOf: 5 }, 'integer, at least 0, a multiple of 5'],
  [{ enum: ['a', 'b'] }, '"a" | "b"'],
  [{ type: 'string', pattern: '^a+$', maxLength: 9 }, 'string, must match ^a+$, at most 9 characters'],
  [{ type: 'string', pattern: '^a+$', examples: ['aa'] }, 'string like "aa"'],
  [
    { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3, uniqueItems: true },
    'list of string, at least 1 items, at most 3 items, no item twice',
  ],
  [{ type: 'object', maxProperties: 2, additionalProperties: { type: 'string' } }, 'map of string, at most 2 keys'],
  [
    {
      anyOf: [
        { type: 'integer', exclusiveMinimum: 0 },
        { type: 'string', examples: ['1Gi'] },
      ],
    },
    'integer, above 0 | string like "1Gi"',
  ],
  [{ type: 'string', writeOnly: true, examples: ['x'], maxLength: 2 }, 'string'],
]
test.each(words)('%j', (schema, want) => expect(constraintText(schema, {})).toBe(want))

const root: JsonSchema = {
  properties: {
    a: { type: 'object', properties: { b: { type: 'string' } }, additionalProperties: false },
    open: { type: 'object', additionalProperties: { $ref: '#/definitions/Item' } },
    loose: { type: 'object', additionalProperties: true },
    list: { type: 'array', items: { anyOf: [{ $ref: '#/definitions/Item' }, { type: 'string' }] } },
    patterns: { type: 'object', patternProperties: { '^x': { type: 'integer' } }, additionalProperties: false },
    either: {
      anyOf: [{ type: 'object', properties: { c: { const: 1 } }, additionalProperties: false }, { type: 'array' }],
    },
  },
  additionalProperties: false,
  definitions: { Item: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false } },
}
const known: [(string | number)[], number][] = [
  [['a', 'b'], 1],
  [['a', 'c'], 0],
  [['a', 0], 0],
  [['a', 'b', 'c'], 0],
  [['open', 'x', 'name'], 1],
  [['open', 'x', 'nam'], 0],
  [['loose', 'x', 'y', 'z'], 1],
  [['list', 3, 'name'], 1],
  [['list', 'name'], 0],
  [['patterns', 'x1'], 1],
  [['patterns', 'y'], 0],
  [['either', 'c'], 1],
  [['either', 'd'], 0],
  [['either', 0], 1],
  [['constructor'], 0],
]
test.each(known)('the schema knows %j: %i', (path, want) => expect(schemasAt(root, path)).toHaveLength(want))
