import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inSchemaOrder } from '../../src/build/schema-order.ts'
import { defineEnvironment } from '../../src/define/environment.ts'
import { defineProject } from '../../src/define/project.ts'
import { emitProject } from '../../src/emit/emit-project.ts'
import { environmentValues } from '../../src/emit/environment-values.ts'
import { projectArtifacts } from '../../src/emit/project-artifacts.ts'
import { modelOf } from '../../src/schema/model.ts'
import { sectionOf } from '../../src/values/section.ts'
import type { Value, Values } from '../../src/values/values.ts'
import { project, shop } from './fixture-charts.ts'

const model = await modelOf(shop)
const api = model.subcharts.api ?? model

/** The same values with the keys of every map, lists included, in another order. */
function shuffled<T extends Value>(value: T, seed: number): T {
  if (Array.isArray(value)) return value.map((item) => shuffled(item as Value, seed)) as readonly Value[] as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as Values).map(([key, inner]) => [key, shuffled(inner, seed)] as const)
  const order = fc.sample(fc.shuffledSubarray(entries, { minLength: entries.length }), { numRuns: 1, seed })[0] ?? []
  return Object.fromEntries(order) as T
}

describe('the order of keys in the input is nothing', () => {
  const orders: [string, { given: [typeof model, Values] }][] = [
    [
      'settings',
      {
        given: [
          model,
          {
            banner: 'x',
            global: { domain: 'x' },
            api: { image: { repository: 'x', tag: 'y' }, debug: true, motd: '' },
          },
        ],
      },
    ],
    ['items of a list', { given: [api, { ports: [{ name: 'http', number: 1 }] }] }],
    ['variants', { given: [api, { sources: [{ kind: 'file', path: '/x' }] }] }],
    ['a shared definition', { given: [api, { metricsPort: { name: 'metrics', number: 2 } }] }],
    [
      'a definition that holds itself',
      { given: [api, { tree: { name: 'a', children: [{ name: 'b', children: [] }] } }] },
    ],
  ]
  test.each(orders)('%s', (_, { given: [chart, values] }) => {
    const texts = Array.from({ length: 20 }, (_, seed) =>
      environmentValues(inSchemaOrder(shuffled(values, seed), chart.schema)),
    )
    expect(new Set(texts).size).toBe(1)
  })
})

test('declared keys come in the order of the definition, others after them', () => {
  const values = { global: { region: 'eu', domain: 'x' }, enabled: true, banner: '' }
  const text = environmentValues(inSchemaOrder(values, model.schema))
  expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
    'global:',
    '  domain: x',
    '  region: eu',
    'banner: ""',
    'enabled: true',
    '',
  ])
})

test('the same project gives the same bytes', async () => {
  expect(await emitProject(project)).toEqual(await emitProject(project))
})

const sections: [string, { given: [Values, string]; want: Values }][] = [
  ['no section', { given: [{ a: 1 }, 'api'], want: {} }],
  ['the section', { given: [{ api: { x: 1 } }, 'api'], want: { x: 1 } }],
  [
    'the global of the parent',
    { given: [{ api: { x: 1 }, global: { d: 1 } }, 'api'], want: { x: 1, global: { d: 1 } } },
  ],
  [
    'the global of the parent wins',
    { given: [{ api: { global: { d: 2, e: 2 } }, global: { d: 1 } }, 'api'], want: { global: { d: 1, e: 2 } } },
  ],
]
test.each(sections)('a subchart sees %s', (_, { given, want }) => expect(sectionOf(...given)).toEqual(want))

test('environments are made one at a time, when they are asked for', () => {
  let read = 0
  const environments = Array.from({ length: 1000 }, (_, i) =>
    defineEnvironment({
      name: `env-${i}`,
      get values() {
        read++
        return { banner: `number ${i}` }
      },
    }),
  )
  const steps = projectArtifacts(defineProject({ root: shop, environments }), model)[Symbol.iterator]()
  expect([...(steps.next().value?.artifacts ?? [])].length).toBe(22)
  expect(read).toBe(0)
  for (let i = 0; i < 1000; i++) {
    const made = steps.next().value
    expect(read).toBe(i + 1)
    const artifacts = [...(made?.artifacts ?? [])]
    expect(artifacts.map(({ path }) => path)).toEqual(
      ['shop', 'shop-api', 'shop-store'].map((chart) => `generated/env-${i}/${chart}.yaml`),
    )
    expect(artifacts[0]?.content).toContain(`banner: number ${i}\n`)
  }
  expect(steps.next().done).toBe(true)
})

test('an environment with errors makes nothing, keeps its files, and hinders no other', () => {
  const bad = defineEnvironment({ name: 'bad', values: { typo: 1 } })
  const fine = defineEnvironment({ name: 'fine', values: {} })
  const [, first, second] = [...projectArtifacts(defineProject({ root: shop, environments: [bad, fine] }), model)]
  expect({ ...first, artifacts: [...(first?.artifacts ?? [])] }).toMatchObject({
    artifacts: [],
    issues: [{ code: 'unknown-key', chart: 'shop', path: ['typo'], origin: { layer: 'environment bad' } }],
    kept: ['generated/bad/shop.yaml', 'generated/bad/shop-api.yaml', 'generated/bad/shop-store.yaml'],
  })
  expect([...(second?.artifacts ?? [])].length).toBe(3)
})
