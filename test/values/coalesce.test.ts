import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coalesce, nullsIn, withoutNulls } from '../../src/values/coalesce.ts'
import { mergeLayers } from '../../src/values/merge.ts'
import { isMap, type Value, type Values, valueAt } from '../../src/values/values.ts'
import { helms } from '../helm/helms.ts'
import { smallValues } from '../judge/any-values.ts'
import { seenByHelm } from './probe-chart.ts'

type Case = { given: { defaults: Values; layers: Values[] }; want: Values }
const cases: [string, Case][] = [
  ['no layer', { given: { defaults: { a: 1 }, layers: [] }, want: { a: 1 } }],
  ['a null removes a default', { given: { defaults: { a: 1, b: 2 }, layers: [{ a: null }] }, want: { b: 2 } }],
  [
    'deep down too',
    { given: { defaults: { m: { a: 1, b: 2 } }, layers: [{ m: { a: null } }] }, want: { m: { b: 2 } } },
  ],
  ['a null removes a whole map', { given: { defaults: { m: { a: 1 }, b: 2 }, layers: [{ m: null }] }, want: { b: 2 } }],
  ['a null without a default stays', { given: { defaults: {}, layers: [{ a: null }] }, want: { a: null } }],
  ['nulls in lists stay', { given: { defaults: { l: [1] }, layers: [{ l: [null, 2] }] }, want: { l: [null, 2] } }],
  ['a value after a null wins', { given: { defaults: { a: 1 }, layers: [{ a: null }, { a: 2 }] }, want: { a: 2 } }],
  [
    'a map after a null meets the defaults again',
    { given: { defaults: { m: { a: 1 } }, layers: [{ m: null }, { m: { b: 2 } }] }, want: { m: { a: 1, b: 2 } } },
  ],
  ['a scalar over a map', { given: { defaults: { m: { a: 1 } }, layers: [{ m: 'x' }] }, want: { m: 'x' } }],
  ['a map over a scalar', { given: { defaults: { m: 'x' }, layers: [{ m: { a: 1 } }] }, want: { m: { a: 1 } } }],
  [
    'keys that objects inherit are ordinary',
    {
      given: { defaults: { m: {} }, layers: [{ m: { constructor: 1, toString: null } }] },
      want: { m: { constructor: 1, toString: null } },
    },
  ],
]
const folded = ({ defaults, layers }: Case['given']): Values => coalesce(defaults, mergeLayers(layers))

test.each(cases)('%s', (_, { given, want }) => expect(folded(given)).toEqual(want))

describe.each(helms)('helm $version gives the same', ({ bin }) => {
  test.each(cases)('%s', async (_, { given, want }) => {
    const files = {
      defaults: JSON.stringify(given.defaults),
      layers: given.layers.map((layer) => JSON.stringify(layer)),
    }
    expect(await seenByHelm(bin, files)).toEqual(want)
  })

  // Maps merge key by key, so many cases fit one run: each under a key of its own.
  test('five hundred random cases of up to three layers', async () => {
    const random = fc.sample(fc.tuple(smallValues.map(withoutNulls), smallValues, smallValues, smallValues), {
      numRuns: 500,
      seed: 7,
    })
    const batch = (pick: (one: Values[]) => Values | undefined): Values =>
      Object.fromEntries(random.map((one, i) => [`c${i}`, pick(one) ?? {}]))
    const seen = await seenByHelm(bin, {
      defaults: JSON.stringify(batch(([defaults]) => defaults)),
      layers: [1, 2, 3].map((n) => JSON.stringify(batch((one) => one[n]))),
    })
    const want = random.map(([defaults, ...layers]) => folded({ defaults, layers }))
    expect(random.map((_, i) => seen[`c${i}`])).toEqual(want)
  })
})

test('inputs are not changed', () => {
  fc.assert(
    fc.property(smallValues, smallValues, (defaults, user) => {
      const before = JSON.stringify([defaults, user])
      coalesce(defaults, user)
      withoutNulls(user)
      expect(JSON.stringify([defaults, user])).toBe(before)
    }),
    { numRuns: 300, seed: 8 },
  )
})

test('a file without nulls, over the defaults, gives the same values again', () => {
  fc.assert(
    fc.property(smallValues.map(withoutNulls), smallValues, (defaults, user) => {
      fc.pre(nullsIn(user, []).every((path) => valueAt(coalesce(defaults, withoutNulls(user)), path) === undefined))
      const complete = withoutNulls(coalesce(defaults, user))
      expect(hasNullKey(complete)).toBe(false)
      expect(coalesce(defaults, complete)).toEqual(complete)
    }),
    { numRuns: 500, seed: 9 },
  )
})

const hasNullKey = (value: Value): boolean =>
  isMap(value) && Object.values(value).some((inner) => inner === null || hasNullKey(inner))
