import { expect, test } from 'vitest'
import type { JsonSchema } from '../../src/json-schema/json-schema.ts'
import { judge } from '../../src/judge/judge.ts'
import type { Value, Values } from '../../src/values/values.ts'

const text = { type: 'string' }
const map = (properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
})
const file = map({ kind: { const: 'file' }, path: text }, ['kind', 'path'])
const secret = map({ kind: { const: 'secret' }, name: text }, ['kind', 'name'])
const port = { anyOf: [{ type: 'integer' }, map({ name: text, number: { type: 'integer' } }, ['name'])] }

/** One chart with every form of map and list. */
const schema: JsonSchema = {
  ...map({
    replicaCount: { type: 'integer' },
    image: map({ tag: text }),
    needed: map({ b: text, c: text }, ['b', 'c']),
    names: { type: 'object', propertyNames: { pattern: '^[a-z]+$' } },
    labels: { type: 'object', additionalProperties: text },
    pair: { type: 'array', items: [{ type: 'integer' }], additionalItems: false },
    source: { oneOf: [file, secret] },
    sources: { type: 'array', items: { oneOf: [file, secret] } },
    ports: { type: 'array', items: port },
    node: { allOf: [{ $ref: '#/definitions/node' }] },
  }),
  definitions: { node: map({ label: text, below: { $ref: '#/definitions/node' } }) },
}

/** Findings as `code path: message (hint)`. */
const said = (given: Values, root = schema): string[] =>
  judge(root, given)
    .map(({ code, path, message, hint }) => `${code} ${path.join('.')}: ${message}${hint ? ` (${hint})` : ''}`)
    .sort()

const KNOWN = 'replicaCount, image, needed, names, labels, pair, source, sources, ports, node'
const TEXT_FOR_NUMBER = 'must be a string, got an integer (write the value in quotes)'
const unknown = (path: string, hint: string): string => `unknown-key ${path}: is not a setting (${hint})`
const missing = (path: string): string => `missing-key ${path}: is missing, must be a string`

const cases: [string, { given: Record<string, Value>; want: string[] }][] = [
  ['a missing key', { given: { needed: { b: 'x' } }, want: [missing('needed.c')] }],
  ['every missing key', { given: { needed: {} }, want: [missing('needed.b'), missing('needed.c')] }],
  [
    'a name of a key',
    { given: { names: { X: 1 } }, want: ['wrong-pattern names.X: is no valid key here: it must match ^[a-z]+$'] },
  ],
  ['a typo', { given: { replicaCuont: 3 }, want: [unknown('replicaCuont', 'did you mean replicaCount?')] }],
  ['another case', { given: { replicacount: 3 }, want: [unknown('replicacount', 'did you mean replicaCount?')] }],
  ['a beginning', { given: { repl: 3 }, want: [unknown('repl', 'did you mean replicaCount?')] }],
  ['a key that lies elsewhere', { given: { tag: 'x' }, want: [unknown('tag', 'did you mean image.tag?')] }],
  ['a key like no other', { given: { xxxxxxxxxx: 1 }, want: [unknown('xxxxxxxxxx', `known here: ${KNOWN}`)] }],
  [
    'unknown keys, each one',
    {
      given: { yyyyyyyyyy: 1, image: { zzzzzz: 1 } },
      want: [unknown('image.zzzzzz', 'known here: tag'), unknown('yyyyyyyyyy', `known here: ${KNOWN}`)],
    },
  ],
  [
    'an inherited name',
    { given: { image: { constructor: 1 } }, want: [unknown('image.constructor', 'known here: tag')] },
  ],
  ['a value of an open map', { given: { labels: { x: 1 } }, want: [`wrong-type labels.x: ${TEXT_FOR_NUMBER}`] }],
  [
    'a reference',
    { given: { node: { below: { label: 1 } } }, want: [`wrong-type node.below.label: ${TEXT_FOR_NUMBER}`] },
  ],
  [
    'a tuple that is too long',
    {
      given: { pair: [1, 2] },
      want: ['forbidden pair.1: is not allowed here: the schema takes nothing in this place'],
    },
  ],
  ['a variant: a missing key', { given: { source: { kind: 'file' } }, want: [missing('source.path')] }],
  [
    'a variant: an unknown key',
    { given: { source: { kind: 'file', path: 'x', pth: 'y' } }, want: [unknown('source.pth', 'did you mean path?')] },
  ],
  [
    'two items that miss their variants',
    {
      given: { sources: [{ kind: 'file' }, { kind: 'secret', name: 1 }] },
      want: [missing('sources.0.path'), `wrong-type sources.1.name: ${TEXT_FOR_NUMBER}`],
    },
  ],
  [
    'a good item between two bad ones',
    {
      given: { ports: [{ name: 1 }, 80, { name: 'x', numbr: 1 }] },
      want: [unknown('ports.2.numbr', 'did you mean number?'), `wrong-type ports.0.name: ${TEXT_FOR_NUMBER}`],
    },
  ],
]
test.each(cases)('says of %s', (_, { given, want }) => expect(said(given)).toEqual(want))

test('of two settings called alike, neither is proposed', () => {
  const twice = map({ a: map({ tag: text }), b: map({ tag: text }) })
  expect(judge(twice, { tag: 'x' })[0]?.hint).toBe('known here: a, b')
})
