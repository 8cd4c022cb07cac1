import type { JsonSchema } from '../../src/json-schema/json-schema.ts'

const strict = (properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
})

/** Schemas that between them hold every keyword this package emits, each over the keys `a` to `d`. */
export const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  types: strict({ a: { type: 'integer' }, b: { type: 'number' }, c: { type: 'string' }, d: { type: 'boolean' } }),
  'several types': strict({ a: { type: ['integer', 'string'] }, b: { type: ['array', 'null'] } }),
  bounds: strict({
    a: { type: 'integer', minimum: 1, maximum: 5 },
    b: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    c: { type: 'number', multipleOf: 0.25 },
  }),
  lengths: strict({
    a: { type: 'string', minLength: 1, maxLength: 2 },
    b: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'integer' } },
    c: { type: 'object', minProperties: 1, maxProperties: 2, additionalProperties: true },
    d: { type: 'array', uniqueItems: true },
  }),
  patterns: strict({ a: { type: 'string', pattern: '^[a-z]+$' }, b: { type: 'string', pattern: 'x' } }),
  enums: strict({ a: { enum: ['x', 1, true, null] }, b: { const: 'x' }, c: { type: 'string', enum: ['x', 'yes'] } }),
  required: strict({ a: strict({ a: { type: 'integer' }, b: { type: 'string' } }, ['a', 'b']) }, ['a']),
  'open maps': strict({
    a: { type: 'object', additionalProperties: { type: 'string' } },
    b: { type: 'object', propertyNames: { pattern: '^[a-c]$' }, additionalProperties: { type: 'integer' } },
    c: { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: true },
  }),
  tuples: strict({
    a: { type: 'array', items: [{ type: 'integer' }, { type: 'string' }], additionalItems: false, minItems: 2 },
  }),
  unions: strict({
    a: { anyOf: [{ type: 'integer' }, strict({ a: { type: 'string' } }, ['a'])] },
    b: {
      type: 'array',
      items: {
        oneOf: [
          strict({ a: { const: 'x' }, b: { type: 'string' } }, ['a']),
          strict({ a: { const: 'yes' }, c: { type: 'integer' } }, ['a', 'c']),
        ],
      },
    },
  }),
  references: {
    ...strict({
      a: { $ref: '#/definitions/node' },
      b: { allOf: [{ $ref: '#/definitions/node' }] },
      c: { type: 'array', items: { $ref: '#/definitions/node' } },
    }),
    definitions: { node: strict({ a: { type: 'string' }, b: { $ref: '#/definitions/node' } }, ['a']) },
  },
  'names that objects inherit': strict(
    {
      constructor: { type: 'string' },
      a: { type: 'object', properties: { hasOwnProperty: { type: 'integer' } }, additionalProperties: false },
    },
    ['constructor'],
  ),
}
