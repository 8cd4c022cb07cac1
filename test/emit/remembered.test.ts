import { expect, test } from 'vitest'
import { z } from 'zod'
import { rebuildValues, renewalOf } from '../../src/build/rebuild.ts'
import { type Chart, type ChartDefinition, defineChart } from '../../src/define/chart.ts'
import { defineEnvironment, type Environment } from '../../src/define/environment.ts'
import { defineProject, type Project } from '../../src/define/project.ts'
import { projectArtifacts } from '../../src/emit/project-artifacts.ts'
import { atMost } from '../../src/rules/index.ts'
import { modelOf } from '../../src/schema/model.ts'
import type { Values } from '../../src/values/values.ts'
import { remember, shown } from './remembered.ts'

const chart = (name: string, standard: number, more: Partial<ChartDefinition> = {}): Chart =>
  defineChart({
    name,
    values: z.strictObject({
      size: z.int().max(100).default(standard).describe('Size'),
      labels: z.record(z.string(), z.string()).default({}).describe('Labels'),
    }),
    ...more,
  })
const withGlobal = (name: string, domain: string): Chart =>
  chart(name, 1, {
    values: z.strictObject({
      size: z.int().default(1).describe('Size'),
      global: z.looseObject({ domain: z.string().default(domain).describe('Domain') }).describe('Shared'),
    }),
  })

const base = defineEnvironment({ name: 'base', values: { b: { size: 7 } } })
const environments = [
  defineEnvironment({ name: 'one', values: { a: { size: 3 }, b: { labels: { x: 'y' } } } }),
  defineEnvironment({ name: 'two', extends: base, values: { banner: 'two', c: { size: 5 } } }),
]
const [a, b, c] = [chart('a', 1), chart('b', 2), chart('c', 3)]

interface Parts {
  readonly subcharts?: Record<string, Chart>
  readonly environments?: readonly Environment[]
  readonly banner?: string
  readonly more?: Partial<ChartDefinition>
}

const project = ({
  subcharts = { a, b, c },
  environments: own = environments,
  banner = 'hi',
  more = {},
}: Parts): Project =>
  defineProject({
    root: defineChart({
      name: 'root',
      values: z.strictObject({ banner: z.string().default(banner).describe('Banner') }),
      subcharts,
      ...more,
    }),
    environments: own,
    minimal: ['{dir}/ci/{environment}.yaml'],
  })

const environment = (name: string, values: Values): Environment => defineEnvironment({ name, values })
/** Each project after the other in one process: what is made is what a process of its own would make. */
async function expectSame(projects: readonly Project[]): Promise<void> {
  const remembered = remember()
  for (const one of projects) {
    const again = shown(projectArtifacts(one, await modelOf(one.root), undefined, remembered))
    expect(again).toEqual(shown(projectArtifacts(one, await modelOf(one.root))))
  }
}

const edits: [string, readonly Parts[]][] = [
  ['nothing', [{}, {}]],
  ['a default of a subchart', [{}, { subcharts: { a: chart('a', 9), b, c } }, {}]],
  ['a default that an environment sets', [{}, { subcharts: { a, b: chart('b', 9), c } }]],
  ['two subcharts at once', [{}, { subcharts: { a: chart('a', 9), b: chart('b', 8), c } }]],
  ['a default of the root', [{}, { banner: 'new' }, { banner: 'new', subcharts: { a: chart('a', 9), b, c } }]],
  ['a subchart more, and one less', [{}, { subcharts: { a, b, c, d: chart('d', 4) } }, { subcharts: { a, b, c } }]],
  ['another order of the settings of a subchart', [{}, { subcharts: { a: turned(), b, c } }]],
  ['another order of the subcharts', [{}, { subcharts: { c, b, a } }]],
  [
    'bounds that an environment breaks, and then no more',
    [{}, { subcharts: { a: bounded(2), b, c } }, { subcharts: { a: bounded(4), b, c } }],
  ],
  ['an environment', [{}, { environments: [environment('one', { a: { size: 4 } }), environments[1] as Environment] }]],
  [
    'an environment with a mistake, and the chart under it',
    [
      { environments: [environment('one', { a: { sise: 4 } })] },
      { environments: [environment('one', { a: { sise: 4 } })], subcharts: { a: chart('a', 9), b, c } },
    ],
  ],
  ['a rule of a subchart', [{}, { subcharts: { a: ruled(2), b, c } }, { subcharts: { a: ruled(5), b, c } }]],
  [
    'a rule of the root over two subcharts',
    [
      { more: { rules: [atMost('a.size', 'b.size')] } },
      { more: { rules: [atMost('a.size', 'b.size')] }, subcharts: { a: chart('a', 50), b, c } },
    ],
  ],
  [
    'a shorthand',
    [
      { more: { shorthands: { short: 'a' } }, environments: [environment('one', { short: { size: 4 } })] },
      {
        more: { shorthands: { short: 'a' } },
        environments: [environment('one', { short: { size: 4 } })],
        subcharts: { a: chart('a', 9), b, c },
      },
    ],
  ],
  [
    'what charts share',
    [
      { subcharts: { a: withGlobal('a', 'one'), b, c } },
      { subcharts: { a: withGlobal('a', 'two'), b, c } },
      { subcharts: { a, b, c } },
    ],
  ],
  [
    'tags',
    [
      { more: { tags: { t: ['a', 'b'] } } },
      { more: { tags: { t: ['a', 'b'] } }, subcharts: { a: chart('a', 9), b, c } },
      { more: { tags: { t: ['a'] } }, subcharts: { a: chart('a', 9), b, c } },
    ],
  ],
  [
    'a subchart with a subchart',
    [
      { subcharts: { a: chart('a', 1, { subcharts: { inner: chart('i', 1) } }), b, c } },
      { subcharts: { a: chart('a', 1, { subcharts: { inner: chart('i', 2) } }), b, c } },
    ],
  ],
]

function bounded(max: number): Chart {
  return chart('a', 1, {
    values: z.strictObject({
      size: z.int().max(max).default(1).describe('Size'),
      labels: z.record(z.string(), z.string()).default({}).describe('Labels'),
    }),
  })
}

function turned(): Chart {
  return chart('a', 1, {
    values: z.strictObject({
      labels: z.record(z.string(), z.string()).default({}).describe('Labels'),
      size: z.int().max(100).default(1).describe('Size'),
    }),
  })
}

/** Its default breaks no rule; an environment may. */
function ruled(most: number): Chart {
  return chart('a', 1, {
    values: z.strictObject({
      size: z.int().default(1).describe('Size'),
      most: z.int().default(most).describe('Largest size'),
    }),
    rules: [atMost('size', 'most')],
  })
}

test.each(edits)('%s: as made from nothing', (_, parts) => expectSame(parts.map(project)))

test('an edit of one subchart leaves the values of all others the same objects', async () => {
  const remembered = remember()
  const values = async (parts: Parts): Promise<Values> => {
    const { root, ...one } = project(parts)
    const steps = [...projectArtifacts({ ...one, root }, await modelOf(root), undefined, remembered)]
    return steps[1]?.built?.values ?? {}
  }
  const before = await values({})
  const after = await values({ subcharts: { a, b: chart('b', 9), c } })
  expect(after.b).toEqual({ size: 9, labels: { x: 'y' } })
  expect([after.a, after.c].map((section, i) => section === [before.a, before.c][i])).toEqual([true, true])
})

test('values with a global are built as a whole', async () => {
  const before = await modelOf(project({}).root)
  const renewal = renewalOf(before, await modelOf(project({ subcharts: { a: chart('a', 9), b, c } }).root))
  const one = environments[0] as Environment
  const rebuilt = (values: Values): unknown => renewal && rebuildValues(values, renewal, one, undefined)
  expect(rebuilt({ a: { size: 1 } })).toMatchObject({ a: { size: 3 } })
  expect(rebuilt({ global: {} })).toBeUndefined()
})
