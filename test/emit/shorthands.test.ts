import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildLayers } from '../../src/build/build-layers.ts'
import { defineChart } from '../../src/define/chart.ts'
import { defineProject } from '../../src/define/project.ts'
import { toYaml } from '../../src/emit/yaml.ts'
import { modelOf } from '../../src/schema/model.ts'
import { sectionOf } from '../../src/values/section.ts'
import type { Values } from '../../src/values/values.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { projectFolder, seenBy } from './project-folder.ts'

const panel = z
  .strictObject({
    password: z.string().default('').describe('Password'),
    ports: z.array(z.int()).default([1, 2]).describe('Ports'),
    on: z.boolean().default(true).describe('On'),
    labels: z.record(z.string(), z.string()).default({ a: 'b' }).describe('Labels'),
    mode: z
      .union([
        z.strictObject({ kind: z.literal('memory').describe('Kind') }),
        z.strictObject({ kind: z.literal('file').describe('Kind'), path: z.string().describe('Path') }),
      ])
      .optional()
      .describe('Mode'),
  })
  .describe('Panel')
const web = defineChart({
  name: 'shop-web',
  values: z.strictObject({
    replicas: z.int().min(0).default(2).describe('Pods'),
    panel,
  }),
})
const shop = defineChart({
  name: 'shop',
  values: z.strictObject({}),
  subcharts: { web },
  shorthands: { panel: 'web.panel', 'shop-web': 'web' },
})
const model = await modelOf(shop)
const root = await projectFolder(defineProject({ root: shop, environments: [] }))
const judge = (values: Values) => buildLayers(model, [{ name: 'mine', values }], { nulls: 'remove' })

const panelValues = fc.record(
  {
    password: fc.constantFrom('', 'x'),
    ports: fc.constantFrom<number[]>([], [3]),
    on: fc.boolean(),
    labels: fc.dictionary(fc.constantFrom('a', 'c'), fc.constantFrom('', 'd')),
  },
  { requiredKeys: [] },
)
const webValues = fc.record({ replicas: fc.constantFrom(0, 5), panel: panelValues }, { requiredKeys: [] })
const shopValues = fc.record({ web: webValues, 'shop-web': webValues, panel: panelValues }, { requiredKeys: [] })

describe.each(helms)('helm $version', ({ bin }) => {
  test('the subchart sees what a build says, empty and false values too', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(shopValues, async (values) => {
        const { stdout } = await runHelm(bin, ['template', 'x', join(root, 'charts/shop'), '-f', '-'], {
          input: toYaml(values as Values),
        })
        const built = judge(values as Values).values
        expect(seenBy('shop-web', stdout)).toEqual({ ...sectionOf(built ?? {}, 'web'), global: {} })
      }),
      { numRuns: 25 },
    )
  })

  test.each(['--set=shop-web.replicas=-1', '--set=shop-web.replics=3', '--set-json=panel={"on":"no"}'])(
    'refuses %s as under the canonical key',
    async (flag) => {
      expect(await runHelm(bin, ['template', 'x', join(root, 'charts/shop'), flag])).toMatchObject({ code: 1 })
    },
  )
})

const refused: [string, { given: Values; want: string }][] = [
  ['a wrong type', { given: { panel: { on: 'no' } }, want: 'wrong-type panel.on' }],
  ['an unknown key', { given: { 'shop-web': { panel: { onn: true } } }, want: 'unknown-key shop-web.panel.onn' }],
  ['a null', { given: { 'shop-web': { replicas: null } }, want: 'null-restores-default shop-web.replicas' }],
]
test.each(refused)('%s under a shorthand is refused', (_name, { given, want }) => {
  expect(judge(given).issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([want])
})

// docs/differences.md
test('what is fine under each key and not fine together is refused, though no helm sees it', async () => {
  const given = { 'shop-web': { panel: { mode: { kind: 'file', path: 'x' } } }, panel: { mode: { kind: 'memory' } } }
  expect(judge(given).issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'unknown-key web.panel.mode.path',
  ])
  for (const { bin } of helms) {
    const run = await runHelm(bin, ['template', 'x', join(root, 'charts/shop'), '-f', '-'], { input: toYaml(given) })
    expect(run).toMatchObject({ code: 0 })
  }
})

test('a shorthand beats the canonical key, a later layer under the canonical key too', () => {
  const layers = [
    { name: 'one', values: { panel: { password: 'short' } } },
    { name: 'two', values: { web: { panel: { password: 'canonical' } } } },
  ]
  expect(buildLayers(model, layers, { nulls: 'refuse' }).values).toMatchObject({
    web: { panel: { password: 'short' } },
  })
})

test.each([
  ['a path that leads to no subchart', { panel: 'wbe.panel' }],
  ['a path to a single setting', { replicas: 'web.replicas' }],
  ['a key that is taken', { web: 'web.panel' }],
])('a shorthand with %s is refused', async (_name, shorthands) => {
  const chart = async () =>
    modelOf(defineChart({ name: 'shop', values: z.strictObject({}), subcharts: { web }, shorthands }))
  await expect(chart()).rejects.toThrow()
})
