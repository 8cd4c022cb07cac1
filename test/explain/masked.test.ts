import { expect, test } from 'vitest'
import { masked, shownAt } from '../../src/explain/masked.ts'
import type { JsonSchema } from '../../src/json-schema/json-schema.ts'
import type { Value } from '../../src/values/values.ts'

const text: JsonSchema = { type: 'string' }
const schema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    plain: text,
    existingSecret: text,
    secret: { type: 'string', writeOnly: true },
    either: { anyOf: [{ type: 'string', writeOnly: true }, { type: 'integer' }] },
    map: { type: 'object', writeOnly: true, properties: { a: text } },
    named: { $ref: '#/definitions/Hidden' },
    open: { type: 'object', additionalProperties: text },
    loose: { type: 'object', additionalProperties: true },
    env: { type: 'array', items: { type: 'object', properties: { name: text, value: text } } },
    list: { type: 'array', items: { type: 'string', writeOnly: true } },
  },
  definitions: { Hidden: { type: 'string', writeOnly: true } },
}
const S = '(secret)'
const cases: [string, { given: Value; want: Value }][] = [
  ['what is marked', { given: { secret: 'x', plain: 'y' }, want: { secret: S, plain: 'y' } }],
  ['an empty one, too', { given: { secret: '' }, want: { secret: S } }],
  ['one of the wrong type', { given: { secret: { inner: 'x' } }, want: { secret: S } }],
  ['a union with a marked variant', { given: { either: 5 }, want: { either: S } }],
  ['a map', { given: { map: { a: 'x' } }, want: { map: S } }],
  ['behind a reference', { given: { named: 'x' }, want: { named: S } }],
  ['items', { given: { list: ['x'] }, want: { list: [S] } }],
  ['a declared setting with such a name', { given: { existingSecret: 'name' }, want: { existingSecret: 'name' } }],
  [
    'entries of open maps',
    {
      given: { open: { DB_PASSWORD: 'x', SIGNING_KEY: 'x', apiKey: 'x', accessToken: 'x', monkey: 'y', url: 'y' } },
      want: { open: { DB_PASSWORD: S, SIGNING_KEY: S, apiKey: S, accessToken: S, monkey: 'y', url: 'y' } },
    },
  ],
  ['deep in a map of anything', { given: { loose: { a: { password: 1 } } }, want: { loose: { a: { password: S } } } }],
  [
    'variables of a list',
    {
      given: {
        env: [
          { name: 'TOKEN', value: 'x' },
          { name: 'PORT', value: 'y' },
          { name: 'KEY', valueFrom: { z: 1 } },
        ],
      },
      want: {
        env: [
          { name: 'TOKEN', value: S },
          { name: 'PORT', value: 'y' },
          { name: 'KEY', valueFrom: { z: 1 } },
        ],
      },
    },
  ],
  ['a login in an address', { given: { plain: 'https://me:x@host' }, want: { plain: S } }],
  ['an address without one', { given: { plain: 'https://host:80/a@b' }, want: { plain: 'https://host:80/a@b' } }],
  ['a key that nobody knows', { given: { sceret: 'x' }, want: { sceret: S } }],
  ['a null says nothing', { given: { secret: null }, want: { secret: null } }],
]
test.each(cases)('%s', (_, { given, want }) => expect(masked(given as never, schema)).toEqual(want))

test('at a path it shows the same', () => {
  const values = { env: [{ name: 'TOKEN', value: 'x' }], plain: 'y' }
  expect(shownAt(values, ['env', 0, 'value'], schema)).toBe(S)
  expect(shownAt(values, ['plain'], schema)).toBe('y')
  expect(shownAt(values, ['none'], schema)).toBeUndefined()
  expect(shownAt(values, [], schema)).toEqual(masked(values, schema))
})
