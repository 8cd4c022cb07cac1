import { expect, test } from 'vitest'
import { shareDefinitions } from '../../src/emit/share-definitions.ts'
import { type JsonSchema, mapInner, refName } from '../../src/json-schema/json-schema.ts'
import { modelOf } from '../../src/schema/model.ts'
import project from '../../values.config.ts'

/** The same schema with every reference replaced by what it leads to. */
function expanded(schema: JsonSchema): JsonSchema {
  const { definitions = {}, ...root } = schema
  const expand = (node: JsonSchema): JsonSchema => {
    const name = refName(node)
    return name === undefined ? mapInner(node, expand) : expand(definitions[name] ?? {})
  }
  return expand(root)
}

const port: JsonSchema = { type: 'integer', minimum: 1, maximum: 65535, description: 'Port that '.padEnd(160, 'x') }
const probe: JsonSchema = {
  type: 'object',
  properties: { port, path: { type: 'string' } },
  additionalProperties: false,
}

const schemas: [string, JsonSchema][] = [
  ['nothing in common', { type: 'object', properties: { port } }],
  ['one part twice', { type: 'object', properties: { a: probe, b: { type: 'array', items: probe } } }],
  [
    'a part of a part',
    { type: 'object', properties: { a: probe, b: probe, port, c: { anyOf: [port, { type: 'null' }] } } },
  ],
  [
    'definitions that say the same',
    {
      type: 'object',
      properties: { a: { $ref: '#/definitions/web.Probe' }, b: { $ref: '#/definitions/api.Probe' } },
      definitions: {
        'web.Port': port,
        'api.Port': port,
        'web.Probe': { type: 'object', properties: { port: { $ref: '#/definitions/web.Port' } } },
        'api.Probe': { type: 'object', properties: { port: { $ref: '#/definitions/api.Port' } } },
      },
    },
  ],
  ['a key called like a definition', { type: 'object', properties: { port, b: port }, definitions: { port: probe } }],
]

test.each(schemas)('with %s, the meaning stays and the text does not grow', (_name, schema) => {
  const shared = shareDefinitions(schema)
  expect(expanded(shared)).toEqual(expanded(schema))
  expect(JSON.stringify(shared).length).toBeLessThanOrEqual(JSON.stringify(schema).length)
})

test('definitions that say the same become one, those that refer to them too', () => {
  expect(Object.keys(shareDefinitions(schemas[3]?.[1] ?? {}).definitions ?? {})).toHaveLength(2)
})

test('the schema of this project keeps its meaning and loses half of its size', async () => {
  const { schema } = await modelOf(project.root)
  const shared = shareDefinitions(schema)
  expect(expanded(shared)).toEqual(expanded(schema))
})
