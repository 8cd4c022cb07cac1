import { expect, test } from 'vitest'
import { plainValues } from '../../src/values/plain.ts'
import type { Values } from '../../src/values/values.ts'

class Money {
  readonly amount = 1
}
const cyclic: Record<string, unknown> = { a: 1 }
cyclic.self = { inner: cyclic }
const shared = { x: 1 }

const cases: [string, { given: object; want: { values: Values; findings?: string[] } }][] = [
  [
    'scalars, lists and maps',
    {
      given: { a: 'x', b: 1.5, c: true, d: null, l: [1, ['y'], { z: {} }] },
      want: { values: { a: 'x', b: 1.5, c: true, d: null, l: [1, ['y'], { z: {} }] } },
    },
  ],
  ['undefined keys are left out', { given: { a: undefined, m: { b: undefined } }, want: { values: { m: {} } } }],
  [
    'an undefined item is null, the others keep their places',
    { given: { l: [1, undefined, 2] }, want: { values: { l: [1, null, 2] } } },
  ],
  ['a map without prototype', { given: Object.assign(Object.create(null), { a: 1 }), want: { values: { a: 1 } } }],
  [
    'the same map twice is no cycle',
    { given: { a: shared, b: [shared] }, want: { values: { a: { x: 1 }, b: [{ x: 1 }] } } },
  ],
  [
    'inherited names are ordinary',
    {
      given: { labels: { constructor: 'a', toString: 'b', hasOwnProperty: 'c' } },
      want: { values: { labels: { constructor: 'a', toString: 'b', hasOwnProperty: 'c' } } },
    },
  ],
  [
    'a function',
    {
      given: { m: { f: () => 1 } },
      want: {
        values: { m: {} },
        findings: ['wrong-type m.f: must be a string, number, boolean, list or map, got a function'],
      },
    },
  ],
  [
    'a date',
    {
      given: { d: new Date(0) },
      want: { values: {}, findings: ['wrong-type d: must be a string, number, boolean, list or map, got a Date'] },
    },
  ],
  [
    'a class',
    {
      given: { l: [new Money()] },
      want: {
        values: { l: [null] },
        findings: ['wrong-type l.0: must be a string, number, boolean, list or map, got a Money'],
      },
    },
  ],
  [
    'a Map',
    {
      given: { m: new Map() },
      want: { values: {}, findings: ['wrong-type m: must be a string, number, boolean, list or map, got a Map'] },
    },
  ],
  [
    'NaN and Infinity',
    {
      given: { a: Number.NaN, b: Number.POSITIVE_INFINITY },
      want: {
        values: {},
        findings: [
          'wrong-type a: must be a string, number, boolean, list or map, got NaN',
          'wrong-type b: must be a string, number, boolean, list or map, got Infinity',
        ],
      },
    },
  ],
  [
    'bigint and symbol',
    {
      given: { a: 1n, b: Symbol('x') },
      want: {
        values: {},
        findings: [
          'wrong-type a: must be a string, number, boolean, list or map, got a bigint',
          'wrong-type b: must be a string, number, boolean, list or map, got a symbol',
        ],
      },
    },
  ],
  [
    'half of a surrogate pair',
    {
      given: { a: '\ud83d', '\udca9': 1, b: '💩' },
      want: {
        values: { b: '💩' },
        findings: [
          'wrong-type a: holds half of a character, which no file can',
          'wrong-type : holds a key with half of a character, which no file can',
        ],
      },
    },
  ],
  [
    'a cycle',
    { given: cyclic, want: { values: { a: 1, self: {} }, findings: ['wrong-type self.inner: contains itself'] } },
  ],
  [
    'a key that reaches the prototype',
    {
      given: JSON.parse('{"m":{"__proto__":{"polluted":1},"a":1}}') as object,
      want: {
        values: { m: { a: 1 } },
        findings: [
          'unsafe-key m.__proto__: the key __proto__ is not allowed in values: in JavaScript it reaches the prototype of objects, though Helm takes it',
        ],
      },
    },
  ],
]
test.each(cases)('%s', (_, { given, want }) => {
  const { values, findings } = plainValues(given)
  expect(values).toEqual(want.values)
  expect(findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual(
    want.findings ?? [],
  )
})

test('the result is a copy', () => {
  const given = { m: { l: [{ a: 1 }] } }
  const { values } = plainValues(given)
  given.m.l[0] = { a: 2 }
  expect(values).toEqual({ m: { l: [{ a: 1 }] } })
})

test('nothing reaches the prototype of objects', () => {
  const given = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object
  const { values } = plainValues(given)
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  expect('polluted' in {}).toBe(false)
})
