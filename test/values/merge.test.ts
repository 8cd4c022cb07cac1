import { describe, expect, test } from 'vitest'
import { mergeLayers } from '../../src/values/merge.ts'
import type { Values } from '../../src/values/values.ts'

const cases: [string, { given: Values[]; want: Values }][] = [
  ['maps merge', { given: [{ a: { b: 1 } }, { a: { c: 2 } }], want: { a: { b: 1, c: 2 } } }],
  ['lists are replaced', { given: [{ a: [1, 2] }, { a: [3] }], want: { a: [3] } }],
  ['an empty list empties', { given: [{ a: [1] }, { a: [] }], want: { a: [] } }],
  ['an empty map changes nothing', { given: [{ a: { b: 1 } }, { a: {} }], want: { a: { b: 1 } } }],
  ['a scalar replaces a map', { given: [{ a: { b: 1 } }, { a: 2 }], want: { a: 2 } }],
  ['a map replaces a scalar', { given: [{ a: 2 }, { a: { b: 1 } }], want: { a: { b: 1 } } }],
  ['a null is kept until it meets the defaults', { given: [{ a: 1 }, { a: null }], want: { a: null } }],
  [
    'a null before a map is forgotten',
    { given: [{ a: { x: 1 } }, { a: null }, { a: { b: 1 } }], want: { a: { b: 1 } } },
  ],
  ['no layer', { given: [], want: {} }],
]

test.each(cases)('%s', (_, { given, want }) => expect(mergeLayers(given)).toEqual(want))

describe('keys that every object inherits', () => {
  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])(
    '%s is an ordinary key',
    (key) => {
      const merged = mergeLayers([
        { labels: { a: '1' } },
        { labels: { [key]: 'x' } },
        { labels: { b: '2' } },
        { labels: { [key]: 'y' } },
      ])
      expect(Object.entries(merged.labels as Values)).toEqual([
        ['a', '1'],
        [key, 'y'],
        ['b', '2'],
      ])
    },
  )
})

test('no layer is changed', () => {
  const freeze = <T extends object>(value: T): T => {
    for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner)
    return Object.freeze(value)
  }
  const layers = [{ a: { b: { c: 1 } }, l: [{ x: 1 }] }, { a: { b: { d: 2 } } }, { l: [] }].map(freeze)
  expect(mergeLayers(layers)).toEqual({ a: { b: { c: 1, d: 2 } }, l: [] })
})
