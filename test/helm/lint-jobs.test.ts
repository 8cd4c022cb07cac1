import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Chart, defineChart } from '../../src/define/chart.ts'
import { defineEnvironment } from '../../src/define/environment.ts'
import type { LintJob } from '../../src/helm/lint.ts'
import { planLint } from '../../src/helm/lint-jobs.ts'
import { modelOf } from '../../src/schema/model.ts'
import type { Values } from '../../src/values/values.ts'

const values = z.strictObject({ replicaCount: z.int().default(2).describe('Pods') })
const none = z.strictObject({})
const cache = defineChart({ name: 'cache', values })
const stack = defineChart({ name: 'stack', values: none, subcharts: { fast: cache, slow: cache } })
const platform = defineChart({ name: 'platform', values: none, subcharts: { stack } })

async function plan(root: Chart, overlays: Readonly<Record<string, Values>>) {
  const environments = Object.entries(overlays).map(([name, overlay]) => defineEnvironment({ name, values: overlay }))
  const planned = planLint(await modelOf(root), environments, undefined)
  return { ...planned, jobs: [...planned.jobs] }
}
const asked = (jobs: readonly LintJob[]): string[] =>
  jobs.map(({ charts, label }) => `${charts.map(({ title }) => title).join(', ')} with ${label}`)
const skipped = ({ unasked }: Awaited<ReturnType<typeof plan>>): string[] =>
  unasked.map(({ name, label, reason }) => `${name} with ${label}: ${reason}`)

test('one chart under two keys is judged bare once, and for each key with its values', async () => {
  const { jobs, names, total } = await plan(stack, { production: { slow: { replicaCount: 5 } } })
  expect(asked(jobs)).toEqual([
    'charts/stack, charts/cache with chart defaults',
    'charts/stack with production',
    'charts/cache as fast with production',
    'charts/cache as slow with production',
  ])
  expect(jobs.map((job) => /replicaCount: \d/.exec(job.values ?? '')?.[0])).toEqual([
    undefined,
    'replicaCount: 2',
    'replicaCount: 2',
    'replicaCount: 5',
  ])
  expect(names).toEqual(['stack', 'cache', 'fast', 'slow'])
  expect(total).toBe(5)
})

const off: [string, { given: Values; want: string[] }][] = [
  ['a subchart', { given: { stack: { slow: { enabled: false } } }, want: ['stack-slow'] }],
  [
    'an umbrella with what it holds',
    { given: { stack: { enabled: false } }, want: ['stack', 'stack-fast', 'stack-slow'] },
  ],
  ['nothing by what is no switch', { given: { stack: { enabled: true } }, want: [] }],
  ['not the root, which is installed as it is', { given: { enabled: false }, want: [] }],
]
test.each(off)('off: %s', async (_, { given, want }) => {
  const planned = await plan(platform, { production: given })
  expect(skipped(planned)).toEqual(want.map((name) => `${name} with production: off`))
  expect(asked(planned.jobs)).toHaveLength(1 + 4 - want.length)
})

test('an environment with errors is not asked about, the next is', async () => {
  const planned = await plan(stack, { staging: { fast: { replicaCount: 'x' } }, production: {} })
  expect(planned.issues.map(({ code }) => code)).toEqual(['wrong-type'])
  expect(skipped(planned)).toEqual(['stack', 'fast', 'slow'].map((name) => `${name} with staging: invalid`))
  expect(asked(planned.jobs).at(-1)).toBe('charts/cache as slow with production')
})

test('the bare charts of a large project are shared out', async () => {
  const subcharts = Object.fromEntries(
    Array.from({ length: 19 }, (_, i) => [`app${i}`, defineChart({ name: `app${i}`, values })]),
  )
  const { jobs } = await plan(defineChart({ name: 'large', values: none, subcharts }), {})
  expect(jobs.map(({ charts }) => charts.length)).toEqual([8, 8, 4])
})
