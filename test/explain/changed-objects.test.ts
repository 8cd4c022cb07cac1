import { expect, test } from 'vitest'
import { changedObjects } from '../../src/explain/changed-objects.ts'
import type { Value, Values } from '../../src/values/values.ts'

const object = (data: Value, name = 'a', kind = 'ConfigMap'): Values => ({ kind, metadata: { name }, data })
const fieldsOf = (before: Value, after: Value, again = before): string[] =>
  changedObjects([object(before)], [object(after)], [object(again)]).flatMap(({ fields }) => fields)

const cases: [string, { given: [Value, Value, Value?]; want: string[] }][] = [
  ['nothing', { given: [{ a: 1 }, { a: 1 }], want: [] }],
  ['a scalar deep down', { given: [{ a: { b: 1, c: 1 } }, { a: { b: 2, c: 1 } }], want: ['data.a.b'] }],
  ['a key that comes or goes', { given: [{ a: 1 }, { b: 1 }], want: ['data.a', 'data.b'] }],
  [
    'an item',
    {
      given: [
        [1, 2],
        [1, 3],
      ],
      want: ['data[1]'],
    },
  ],
  ['a list that grows', { given: [[1], [1, 2]], want: ['data'] }],
  [
    'an item of a name that comes first',
    {
      given: [
        [{ name: 'x', v: 1 }],
        [
          { name: 'y', v: 1 },
          { name: 'x', v: 1 },
        ],
      ],
      want: ['data.y'],
    },
  ],
  ['an item of a name in its place', { given: [[{ name: 'x', v: 1 }], [{ name: 'x', v: 2 }]], want: ['data[0].v'] }],
  [
    'an order',
    {
      given: [
        [{ name: 'x' }, { name: 'y' }],
        [{ name: 'y' }, { name: 'x' }],
      ],
      want: ['data'],
    },
  ],
  ['a name twice', { given: [[{ name: 'x' }], [{ name: 'x' }, { name: 'x' }]], want: ['data'] }],
  ['another type', { given: [{ a: [] }, { a: {} }], want: ['data.a'] }],
  [
    'what differs of itself',
    {
      given: [
        { a: 1, r: 1 },
        { a: 2, r: 2 },
        { a: 1, r: 3 },
      ],
      want: ['data.a'],
    },
  ],
]
test.each(cases)('%s', (_, { given: [before, after, again], want }) =>
  expect(fieldsOf(before, after, again)).toEqual(want),
)

test('objects by kind and name', () => {
  const before = [object(1), object(1, 'b'), object(1, 'a', 'Secret')]
  const after = [object(1, 'a', 'Secret'), object(2, 'a'), object(1, 'c')]
  expect(changedObjects(before, after, before)).toEqual([
    { kind: 'ConfigMap', name: 'a', change: 'changed', fields: ['data'] },
    { kind: 'ConfigMap', name: 'b', change: 'removed', fields: [] },
    { kind: 'ConfigMap', name: 'c', change: 'added', fields: [] },
  ])
})
