import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildLayers } from '../../src/build/build-layers.ts'
import { validateValues } from '../../src/build/validate-values.ts'
import { defineChart } from '../../src/define/chart.ts'
import type { Values } from '../../src/values/values.ts'
import { layers, model, short } from '../values/fixture-chart.ts'

type Case = { given: Values[]; want: { remove: string[]; refuse?: string[] } }
const cases: [string, Case][] = [
  ['no layer', { given: [], want: { remove: [] } }],
  ['good values', { given: [{ replicaCount: 3, labels: { on: 'yes' } }], want: { remove: [] } }],
  [
    'a wrong type is of the layer that wins',
    {
      given: [{ replicaCount: 'x' }, { replicaCount: 'y' }, { policy: 'Never' }],
      want: { remove: ['error wrong-type replicaCount (-f 2.yaml)'] },
    },
  ],
  [
    'a layer can repair what another broke',
    { given: [{ replicaCount: 'x' }, { replicaCount: 4 }], want: { remove: [] } },
  ],
  [
    'all problems at once, in the order of their paths',
    {
      given: [{ policy: 'x', image: { tg: 1 } }, { replicaCount: 0 }],
      want: {
        remove: [
          'error unknown-key image.tg (-f 1.yaml)',
          'error not-allowed policy (-f 1.yaml)',
          'error out-of-range replicaCount (-f 2.yaml)',
        ],
      },
    },
  ],
  [
    'a null takes a list away: as Helm does with these files, but not in a file that is complete',
    { given: [{ hosts: null }], want: { remove: [], refuse: ['error null-restores-default hosts (-f 1.yaml)'] } },
  ],
  [
    'a null takes away what templates need: one problem, not two',
    {
      given: [{ image: { tag: null } }],
      want: {
        remove: ['error missing-key image.tag (-f 1.yaml)'],
        refuse: ['error null-restores-default image.tag (-f 1.yaml)'],
      },
    },
  ],
  [
    'a null on a key of an open map that has a default',
    {
      given: [{ labels: { app: null } }],
      want: { remove: [], refuse: ['error null-restores-default labels.app (-f 1.yaml)'] },
    },
  ],
  [
    'a null on an optional key: a schema sees it, a complete file has no such key',
    {
      given: [{ image: { digest: 'x' } }, { image: { digest: null } }],
      want: { remove: ['error wrong-type image.digest (-f 2.yaml)'], refuse: [] },
    },
  ],
  [
    'a null that a higher layer replaces',
    { given: [{ image: { tag: null } }, { image: { tag: 'v2' } }], want: { remove: [] } },
  ],
  [
    'a missing key in an item',
    { given: [{ hosts: [{ host: 'a' }, {}] }], want: { remove: ['error missing-key hosts.1.host (-f 1.yaml)'] } },
  ],
  [
    'an item replaced by an incomplete one',
    {
      given: [{ hosts: [{ host: 'a' }] }, { hosts: [{}] }],
      want: { remove: ['error missing-key hosts.0.host (-f 2.yaml)'] },
    },
  ],
  [
    'a deprecated key that is set',
    { given: [{ old: 'x' }], want: { remove: ['warning deprecated-key old (-f 1.yaml)'] } },
  ],
  [
    'a deprecated map of which a key is set',
    { given: [{ older: { inner: 'x' } }], want: { remove: ['warning deprecated-key older (-f 1.yaml)'] } },
  ],
  [
    'a warning beside an error',
    {
      given: [{ old: 1 }],
      want: { remove: ['warning deprecated-key old (-f 1.yaml)', 'error wrong-type old (-f 1.yaml)'] },
    },
  ],
]
describe.each(['remove', 'refuse'] as const)('nulls: %s', (nulls) => {
  test.each(cases)('%s', (_, { given, want }) => {
    const { values, issues } = buildLayers(model, layers(...given), { nulls })
    const wanted = (nulls === 'refuse' && want.refuse) || want.remove
    expect(short(issues)).toEqual(wanted)
    expect(values !== undefined).toBe(!wanted.some((line) => line.startsWith('error')))
  })
})

test('a default needs no layer of the user, and its file is known', () => {
  const { layers: all } = buildLayers(model, [], { nulls: 'remove' })
  expect(all.map(({ name, locate }) => ({ name, ...locate?.(['replicaCount']) }))).toEqual([
    { name: 'chart defaults', file: 'charts/web/values.yaml' },
  ])
})

test('a deprecated key inside a list is a warning too', async () => {
  const item = z.strictObject({ a: z.string().optional().describe('A').meta({ deprecated: true }) })
  const listed = defineChart({ name: 'listed', values: z.strictObject({ l: z.array(item).default([]).describe('L') }) })
  const { issues } = await validateValues(listed, layers({ l: [{}, { a: 'x' }] }))
  expect(short(issues)).toEqual(['warning deprecated-key l.1.a (-f 1.yaml)'])
})
