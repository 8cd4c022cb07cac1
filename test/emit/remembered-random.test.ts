import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Chart, type ChartDefinition, defineChart } from '../../src/define/chart.ts'
import { defineEnvironment, type Environment } from '../../src/define/environment.ts'
import { defineProject, type Project } from '../../src/define/project.ts'
import { projectArtifacts } from '../../src/emit/project-artifacts.ts'
import { atMost } from '../../src/rules/index.ts'
import { modelOf } from '../../src/schema/model.ts'
import { seed } from '../verdicts/seed.ts'
import { remember, shown } from './remembered.ts'

const size = z.int().max(100).default(1).describe('Size')
const most = z.int().default(50).describe('Most')
const labels = z.record(z.string(), z.string()).default({}).describe('Labels')
const note = z.string().optional().describe('Note')
const shared = z
  .strictObject({ port: z.int().default(80).describe('Port') })
  .meta({ id: 'Shared', description: 'Shared' })

/** Each differs from the first in one thing. */
const VARIANTS: Readonly<Record<string, Omit<ChartDefinition, 'name'>>> = {
  first: { values: z.strictObject({ size, most, labels, note }) },
  default: { values: z.strictObject({ size: size.default(7), most, labels, note }) },
  'default of a map': { values: z.strictObject({ size, most, labels: labels.default({ x: '1' }), note }) },
  'default where there was none': {
    values: z.strictObject({ size, most, labels, note: z.string().default('n').describe('Note') }),
  },
  bound: { values: z.strictObject({ size: z.int().max(3).default(1).describe('Size'), most, labels, note }) },
  words: { values: z.strictObject({ size: size.describe('How large'), most, labels, note }) },
  deprecated: {
    values: z.strictObject({ size: size.meta({ description: 'Size', deprecated: true }), most, labels, note }),
  },
  order: { values: z.strictObject({ note, labels, most, size }) },
  'another key': {
    values: z.strictObject({ size, most, labels, note, more: z.boolean().default(true).describe('More') }),
  },
  'a key less': { values: z.strictObject({ most, labels, note }) },
  rule: { values: z.strictObject({ size, most, labels, note }), rules: [atMost('size', 'most')] },
  reference: { values: z.strictObject({ size, most, labels, note, one: shared, two: shared }) },
  global: {
    values: z.strictObject({
      size,
      most,
      labels,
      note,
      global: z.looseObject({ domain: note }).describe('Shared by all'),
    }),
  },
  subchart: {
    values: z.strictObject({ size, most, labels, note }),
    subcharts: { inner: defineChart({ name: 'inner', values: z.strictObject({ size }) }) },
  },
}
const charts = ['a', 'b', 'c'].map((name): readonly [string, readonly Chart[]] => [
  name,
  Object.values(VARIANTS).map((variant) => defineChart({ name, ...variant })),
])

const values = fc.record(
  {
    size: fc.constantFrom(1, 3, 7, 60, null, 'x'),
    most: fc.constantFrom(2, 50),
    labels: fc.constantFrom({}, { x: 'y' }, { x: null }),
    note: fc.constantFrom('n', null),
  },
  { requiredKeys: [] },
)
const layer = fc.record({ a: values, b: values, c: values, banner: fc.constantFrom('hi', 'ho') }, { requiredKeys: [] })

/** Environments that stay the same objects while charts are edited. */
const environments = fc.tuple(layer, layer, layer).map(([below, one, two]): Environment[] => {
  const base = defineEnvironment({ name: 'base', values: below })
  return [
    defineEnvironment({ name: 'one', extends: base, values: one }),
    defineEnvironment({ name: 'two', extends: base, values: two }),
  ]
})

const variant = fc.nat({ max: Object.keys(VARIANTS).length - 1 })
/** Mostly one chart at a time, as people edit. */
const edits = fc.array(fc.tuple(fc.constantFrom(0, 1, 2), variant), { minLength: 1, maxLength: 4 })

const projectOf = (chosen: readonly number[], own: readonly Environment[], minimal: readonly string[]): Project =>
  defineProject({
    root: defineChart({
      name: 'root',
      values: z.strictObject({ banner: z.string().default('hi').describe('Banner') }),
      subcharts: Object.fromEntries(charts.map(([name, variants], i) => [name, variants[chosen[i] ?? 0] as Chart])),
    }),
    environments: own,
    minimal,
  })

test('whatever is edited, what is made again is what is made from nothing', async () => {
  let fine = 0
  await fc.assert(
    fc.asyncProperty(environments, edits, fc.boolean(), async (own, steps, hasMinimal) => {
      const remembered = remember()
      const chosen = [0, 0, 0]
      for (const [chart, now] of [[0, 0] as const, ...steps]) {
        chosen[chart] = now
        const project = projectOf(chosen, own, hasMinimal ? ['{dir}/ci/{environment}.yaml'] : [])
        const root = await modelOf(project.root)
        const again = shown(projectArtifacts(project, root, undefined, remembered))
        expect(again).toEqual(shown(projectArtifacts(project, root)))
        fine += again.filter(({ values }) => values !== undefined).length
      }
    }),
    { ...seed, numRuns: 150 },
  )
  expect(fine).toBeGreaterThan(200)
}, 60_000)
