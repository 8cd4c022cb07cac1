import { expect, test } from 'vitest'
import { historyOf, originOf } from '../../src/build/origin.ts'
import type { Layer } from '../../src/layers/layer.ts'
import type { Path } from '../../src/path.ts'
import type { Values } from '../../src/values/values.ts'

/** Layers called `1`, `2`, … from the lowest up. */
const layers = (...values: Values[]): Layer[] => values.map((one, i) => ({ name: String(i + 1), values: one }))

const cases: [string, { given: [Layer[], Path]; want: string | undefined }][] = [
  ['the highest that holds it', { given: [layers({ a: 1 }, { a: 2 }, { b: 3 }), ['a']], want: '2' }],
  ['each key of a map on its own', { given: [layers({ m: { a: 1, b: 1 } }, { m: { b: 2 } }), ['m', 'a']], want: '1' }],
  [
    'deep down',
    { given: [layers({ m: { n: { a: 1 } } }, { m: { n: { a: 2 } } }, { m: {} }), ['m', 'n', 'a']], want: '2' },
  ],
  [
    'a map is of the highest that says anything in it',
    { given: [layers({ m: { a: 1 } }, { m: { b: 2 } }, { c: 1 }), ['m']], want: '2' },
  ],
  [
    'an item is of the layer of its list',
    { given: [layers({ l: [{ a: 1 }] }, { l: [{ a: 2 }] }), ['l', 0, 'a']], want: '2' },
  ],
  [
    'what an item lacks is the fault of the list above, not of the list that was replaced',
    { given: [layers({ l: [{ a: 1, b: 1 }] }, { l: [{ a: 2 }] }), ['l', 0, 'b']], want: '2' },
  ],
  ['an item beyond a shorter list', { given: [layers({ l: [1, 2] }, { l: [3] }), ['l', 1]], want: '2' }],
  ['a null is said by who says it', { given: [layers({ a: 1 }, { a: null }), ['a']], want: '2' }],
  [
    'a key under a null is missing because of it',
    { given: [layers({ m: { a: 1 } }, { m: null }), ['m', 'a']], want: '2' },
  ],
  ['a scalar over a map', { given: [layers({ m: { a: 1 } }, { m: 'x' }), ['m', 'a']], want: '2' }],
  [
    'a key that nobody sets is missing in its map',
    { given: [layers({ m: { a: 1 } }, { m: { b: 1 } }), ['m', 'c']], want: '2' },
  ],
  ['a key that nobody sets at the top', { given: [layers({ a: 1 }, { b: 1 }, {}), ['c']], want: '2' }],
  ['an inherited name', { given: [layers({ m: { constructor: 1 } }, { m: {} }), ['m', 'constructor']], want: '1' }],
  ['no layer says anything', { given: [layers({}, {}), ['a']], want: undefined }],
]
test.each(cases)('%s', (_, { given, want }) => expect(originOf(given[1], given[0])?.layer).toBe(want))

// Layers 2 and up are the user's. A null among them forgets what the user said before; the chart's default returns.
const forgotten: [string, { given: [Layer[], Path]; want: string }][] = [
  [
    'a null between',
    { given: [layers({ m: { a: 0 } }, { m: { a: 1 } }, { m: null }, { m: { b: 1 } }), ['m', 'a']], want: '1' },
  ],
  [
    'a scalar between',
    { given: [layers({ m: { a: 0 } }, { m: { a: 1 } }, { m: 'x' }, { m: { b: 1 } }), ['m', 'a']], want: '1' },
  ],
]
test.each(forgotten)('%s hides the layers below, so the default is back', (_, { given, want }) =>
  expect(originOf(given[1], given[0])?.layer).toBe(want),
)

test('the line is asked of the winning layer only, once, for the place that it holds', () => {
  const asked: [string, Path][] = []
  const layer = (name: string, values: Values): Layer => ({
    name,
    values,
    locate: (path) => {
      asked.push([name, path])
      return { file: `${name}.yaml`, line: 7, column: 3 }
    },
  })
  const origin = originOf(
    ['m', 'x', 'y'],
    [layer('a', { m: { x: 1 } }), layer('b', { m: { x: { z: 1 } } }), layer('c', {})],
  )
  expect(origin).toEqual({ layer: 'b', file: 'b.yaml', line: 7, column: 3 })
  expect(asked).toEqual([['b', ['m', 'x']]])
})

/** What each layer says, from the highest down; `*` marks what counts, `-` a value that is left out. */
const told = (path: Path, given: Layer[]): string[] =>
  historyOf(path, given).map(
    ({ layer, value, wins }) => `${layer.name}${wins ? '*' : ''} ${value === undefined ? '-' : JSON.stringify(value)}`,
  )

const histories: [string, { given: [Layer[], Path]; want: string[] }][] = [
  ['a scalar', { given: [layers({ a: 1 }, { a: 2 }, { b: 1 }, { a: 3 }), ['a']], want: ['4* 3', '2 2', '1 1'] }],
  ['nobody', { given: [layers({ a: 1 }, { m: {} }), ['m', 'b']], want: [] }],
  ['the chart alone', { given: [layers({ a: 1 }, {}), ['a']], want: ['1* 1'] }],
  ['a list that has the item no more', { given: [layers({ l: [1, 2] }, { l: [3] }), ['l', 1]], want: ['2* -', '1 2'] }],
  ['a null', { given: [layers({ a: 1 }, { a: null }), ['a']], want: ['2* null', '1 1'] }],
  [
    'what a null between made forgotten',
    {
      given: [layers({ m: { a: 0 } }, { m: { a: 1 } }, { m: null }, { m: { b: 1 } }), ['m', 'a']],
      want: ['3 -', '2 1', '1* 0'],
    },
  ],
]
test.each(histories)('history: %s', (_, { given, want }) => expect(told(given[1], given[0])).toEqual(want))

test('the history asks for no line', () => {
  const locate = (): never => {
    throw new Error('asked')
  }
  expect(historyOf(['a'], [{ name: 'x', values: { a: 1 }, locate }])).toHaveLength(1)
})
