import { expect, test } from 'vitest'
import { differences } from '../../src/diff/differences.ts'
import { sameQuantity } from '../../src/diff/same-quantity.ts'
import type { Value, Values } from '../../src/values/values.ts'

type Line = [place: string, before: Value | undefined, after: Value | undefined]
const lines = (before: Values, after: Values): Line[] =>
  differences(before, after, (one, other, path) => path.at(-1) === 'cpu' && sameQuantity(one, other)).map(
    ({ place, before: one, after: other }) => [place, one?.value, other?.value],
  )

const cases: [string, { given: [Values, Values]; want: Line[] }][] = [
  [
    'equal maps',
    {
      given: [
        { a: 1, b: { c: [] } },
        { a: 1, b: { c: [] } },
      ],
      want: [],
    },
  ],
  [
    'the order of keys',
    {
      given: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      want: [],
    },
  ],
  ['a number and its text', { given: [{ a: 1 }, { a: '1' }], want: [['a', 1, '1']] }],
  [
    'false, null and nothing',
    {
      given: [{ a: false, b: null }, { a: null }],
      want: [
        ['a', false, null],
        ['b', null, undefined],
      ],
    },
  ],
  [
    'a key that looks like a path',
    {
      given: [{ 'a.b': 1 }, { a: { b: 1 } }],
      want: [
        ['a.b', undefined, 1],
        ['["a.b"]', 1, undefined],
      ],
    },
  ],
  [
    'a map that is new, by its leaves',
    {
      given: [{}, { a: { b: 1, c: { d: 2 } } }],
      want: [
        ['a.b', undefined, 1],
        ['a.c.d', undefined, 2],
      ],
    },
  ],
  ['an empty map that is new', { given: [{}, { a: {} }], want: [['a', undefined, {}]] }],
  ['a map that becomes empty', { given: [{ a: { b: 1 } }, { a: {} }], want: [['a.b', 1, undefined]] }],
  ['a map in the place of a text', { given: [{ a: 'x' }, { a: { b: 1 } }], want: [['a', 'x', { b: 1 }]] }],
  [
    'keys of the prototype',
    {
      given: [{ constructor: 1 }, { toString: 1 }],
      want: [
        ['constructor', 1, undefined],
        ['toString', undefined, 1],
      ],
    },
  ],
  ['a list without names is one thing', { given: [{ a: [1, 2] }, { a: [2, 1] }], want: [['a', [1, 2], [2, 1]]] }],
  [
    'a list of the same length with another item',
    { given: [{ a: [{ x: 1 }] }, { a: [{ x: 2 }] }], want: [['a', [{ x: 1 }], [{ x: 2 }]]] },
  ],
  [
    'items by name, however they are ordered',
    {
      given: [
        {
          e: [
            { name: 'A', v: 1 },
            { name: 'B', v: 1 },
          ],
        },
        {
          e: [
            { name: 'C', v: 1 },
            { name: 'B', v: 2 },
          ],
        },
      ],
      want: [
        ['e[name=A]', { name: 'A', v: 1 }, undefined],
        ['e[name=B].v', 1, 2],
        ['e[name=C]', undefined, { name: 'C', v: 1 }],
      ],
    },
  ],
  [
    'another order of items, which may matter',
    {
      given: [{ e: [{ name: 'A' }, { name: 'B' }] }, { e: [{ name: 'B' }, { name: 'A' }] }],
      want: [['e (order)', ['A', 'B'], ['B', 'A']]],
    },
  ],
  ['items from none', { given: [{ e: [] }, { e: [{ name: 'A' }] }], want: [['e[name=A]', undefined, { name: 'A' }]] }],
  [
    'a name that stands twice',
    {
      given: [
        {
          e: [
            { name: 'A', v: 1 },
            { name: 'A', v: 2 },
          ],
        },
        { e: [{ name: 'A', v: 1 }] },
      ],
      want: [
        [
          'e',
          [
            { name: 'A', v: 1 },
            { name: 'A', v: 2 },
          ],
          [{ name: 'A', v: 1 }],
        ],
      ],
    },
  ],
  [
    'the same amount, alone, in a list and in an item',
    {
      given: [
        { cpu: '1000m', l: [{ cpu: '1' }], e: [{ name: 'A', cpu: 2 }], memory: '1Gi' },
        { cpu: 1, l: [{ cpu: '1000m' }], e: [{ name: 'A', cpu: '2000m' }], memory: '1024Mi' },
      ],
      want: [['memory', '1Gi', '1024Mi']],
    },
  ],
]

test.each(cases)('%s', (_, { given: [before, after], want }) => expect(lines(before, after)).toEqual(want))

test.each(cases)('%s, the other way round', (_, { given: [before, after], want }) =>
  expect(new Set(lines(after, before).map(([place]) => place))).toEqual(new Set(want.map(([place]) => place))),
)

test('each side has the path of its own list', () => {
  const [found] = differences(
    { a: { e: [{ name: 'X', v: 1 }] } },
    {
      a: {
        e: [
          { name: 'Y', v: 1 },
          { name: 'X', v: 2 },
        ],
      },
    },
    () => false,
  )
  expect(found).toMatchObject({
    place: 'a.e[name=X].v',
    keys: ['a', 'e', 'v'],
    before: { path: ['a', 'e', 0, 'v'] },
    after: { path: ['a', 'e', 1, 'v'] },
  })
})
