import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildLayers, foldLayers } from '../../src/build/build-layers.ts'
import { defineChart } from '../../src/define/chart.ts'
import { isError } from '../../src/issues.ts'
import { readYamlLayer } from '../../src/layers/yaml/yaml-file.ts'
import { brokenRules } from '../../src/rules/broken-rules.ts'
import * as rules from '../../src/rules/index.ts'
import { modelOf } from '../../src/schema/model.ts'
import { arbitraryFiles, toYaml } from '../../src/testing.ts'
import type { Values } from '../../src/values/values.ts'
import { shop, web } from '../rules/shop.ts'
import { shopValues, webValues } from '../rules/shop-values.ts'
import { odd, oddities } from '../verdicts/odd.ts'
import { seed } from '../verdicts/seed.ts'
import { editorJudge } from './editor-rules.ts'

/** A chart with every kind of rule that draft-07 can say, over settings of every type. */
const part = defineChart({
  name: 'part',
  values: z.strictObject({
    global: z.looseObject({ stage: z.string().optional().describe('Stage') }).describe('Shared'),
    on: z.boolean().default(false).describe('On'),
    count: z.int().default(0).describe('Count'),
    text: z.string().default('').describe('Text'),
    list: z.array(z.string()).default([]).describe('List'),
    map: z.record(z.string(), z.string().nullable()).default({}).describe('Map'),
    mixed: z
      .union([z.int(), z.string(), z.record(z.string(), z.string())])
      .optional()
      .describe('Mixed'),
    mode: z.enum(['a', 'b']).default('a').describe('Mode'),
  }),
  rules: [
    rules.atMost('count', 5),
    rules.above('count', -1, { because: 'pods are counted from 0' }),
    rules.refused('list', 'there is none', rules.isSet('on')),
    rules.refused('map', 'there is no map', rules.isSet('on')),
    rules.needed('mixed', 'it is mixed', rules.allOf(rules.isSet('on'), rules.not(rules.equals('text', 'x')))),
    rules.mustBe('mode', 'b', 'it is live', rules.anyOf(rules.equals('global.stage', 'live'), rules.isSet('list'))),
    rules.takenKeys('map', { port: 'count', 'a.b': '' }),
    rules.needed('text', 'nobody asks', rules.anyOf()),
    // what draft-07 cannot say
    rules.atMost('count', rules.sum('count', 1)),
    rules.atMost(rules.quantity('text'), 5),
    rules.uniqueItems('list'),
  ],
})
const whole = defineChart({
  name: 'whole',
  values: z.strictObject({
    name: z.string().default('').describe('Name'),
    second: z.strictObject({}).optional().describe('Nothing'),
    tags: z
      .strictObject({ all: z.boolean().optional().describe('All') })
      .optional()
      .describe('Tags'),
  }),
  subcharts: { one: part, two: part },
  shorthands: { part: 'one' },
  tags: { all: ['one', 'two'] },
  rules: [
    rules.needed('name', 'there is no one', rules.not(rules.isDeployed('one'))),
    rules.refused('two.text', 'the whole has a name', rules.isSet('name')),
  ],
})

const cases: [string, { chart: typeof part; given: Values; want: string[] }][] = [
  ['a bound', { chart: part, given: { count: 6 }, want: ['count: count must be at most 5'] }],
  [
    'a bound with its reason',
    { chart: part, given: { count: -1 }, want: ['count: count must be above -1 (pods are counted from 0)'] },
  ],
  ['a bound that is kept', { chart: part, given: { count: 5 }, want: [] }],
  [
    'a list that must be empty',
    {
      chart: part,
      given: { on: true, list: ['a'] },
      want: ['list: list must be empty (there is none), where on is set'],
    },
  ],
  ['an empty list', { chart: part, given: { on: true, list: [] }, want: [] }],
  ['where the condition is not in the file', { chart: part, given: { list: ['a'] }, want: [] }],
  ['where the condition is not met', { chart: part, given: { on: false, list: ['a'] }, want: [] }],
  [
    'a map that must be empty',
    {
      chart: part,
      given: { on: true, map: { a: 'b' } },
      want: ['map: map must be empty (there is no map), where on is set'],
    },
  ],
  ['a map with nothing but nulls', { chart: part, given: { on: true, map: { a: null } }, want: [] }],
  [
    'an empty text that must not be empty',
    {
      chart: part,
      given: { on: true, text: 'y', mixed: '' },
      want: ['mixed: mixed must not be empty (it is mixed), where on is set and text is not "x"'],
    },
  ],
  [
    'the number 0 that must not be empty',
    {
      chart: part,
      given: { on: true, text: 'y', mixed: 0 },
      want: ['mixed: mixed must not be empty (it is mixed), where on is set and text is not "x"'],
    },
  ],
  ['an empty map, which says nothing', { chart: part, given: { on: true, text: 'y', mixed: {} }, want: [] }],
  ['the other text', { chart: part, given: { on: true, text: 'x', mixed: '' }, want: [] }],
  [
    'one of two conditions',
    {
      chart: part,
      given: { mode: 'a', list: ['x'] },
      want: ['mode: mode must be b (it is live), where global.stage is "live" or list is set'],
    },
  ],
  [
    'taken keys',
    {
      chart: part,
      given: { map: { port: '', 'a.b': '', free: '' } },
      want: ['map.port: map.port is not free: set count', 'map.a.b: map["a.b"] is not free: the chart depends on it'],
    },
  ],
  ['a taken key that is removed', { chart: part, given: { map: { port: null } }, want: [] }],
  [
    'in a subchart, and its global from the root',
    {
      chart: whole,
      given: { global: { stage: 'live' }, two: { mode: 'a', map: { port: 'x' } } },
      want: [
        'two.map.port: two.map.port is not free: set two.count',
        'two.mode: two.mode must be b (it is live), where two.global.stage is "live" or two.list is set',
      ],
    },
  ],
  ['in a subchart that is off', { chart: whole, given: { two: { enabled: false, count: 6 } }, want: [] }],
  [
    'in a subchart that its tags switch off',
    { chart: whole, given: { tags: { all: false }, two: { count: 6 } }, want: [] },
  ],
  ['beside a shorthand', { chart: whole, given: { part: {}, one: { count: 6 } }, want: [] }],
  [
    'of the umbrella, as one subchart is off',
    {
      chart: whole,
      given: { name: '', one: { enabled: false } },
      want: ['name: name must not be empty (there is no one), where one is not deployed'],
    },
  ],
  [
    'of the umbrella, on a subchart',
    {
      chart: whole,
      given: { name: 'x', two: { text: 'y' } },
      want: ['two.text: two.text must be empty (the whole has a name), where name is set'],
    },
  ],
]
test.each(cases)('an editor judges %s', async (_, { chart, given, want }) => {
  const model = await modelOf(chart)
  const judge = editorJudge(model)
  expect(judge.accepts(given)).toBe(true)
  const said = judge.alarms(given).map(({ path, message }) => `${path.join('.')}: ${message}`)
  expect(said.sort()).toEqual(want.toSorted())
})

test('what draft-07 cannot say is left to those who know all values', async () => {
  const judge = editorJudge(await modelOf(web))
  const broken = { scaling: { min: 3, max: 2 }, env: [{ name: 'a' }, { name: 'a' }], interval: '1s', secret: '' }
  const { issues } = buildLayers(await modelOf(web), [{ name: 'mine', values: broken }], { nulls: 'remove' })
  expect(issues.filter(({ code }) => code === 'rule-broken').length).toBeGreaterThan(3)
  expect(judge.alarms(broken)).toEqual([])
})

/** Paths of the rules that a file breaks when it is the only layer, whatever else may be wrong with it. */
const brokenAlone = (model: Awaited<ReturnType<typeof modelOf>>, values: Values): string[] =>
  brokenRules(model, foldLayers(model, [{ name: 'file', values }], { nulls: 'remove' }).canonical).map(({ path }) =>
    path.join('.'),
  )

describe('no false alarm', () => {
  const files: [string, { chart: typeof part; values: () => Promise<fc.Arbitrary<Values>>; alarms: boolean }][] = [
    ['shop-web', { chart: web, values: async () => webValues as fc.Arbitrary<Values>, alarms: true }],
    ['shop', { chart: shop, values: async () => shopValues as fc.Arbitrary<Values>, alarms: true }],
    ...[part, whole, odd, oddities, web, shop].map((chart): (typeof files)[number] => [
      `${chart.name}, with slips`,
      { chart, values: () => slips(chart), alarms: [part, whole, oddities].includes(chart) },
    ]),
  ]
  const slips = async (chart: typeof part): Promise<fc.Arbitrary<Values>> => {
    const texts: fc.Arbitrary<string> = await arbitraryFiles(fc, chart)
    return texts.map((text) => readYamlLayer({ name: 'file', file: 'file.yaml', text }).layer?.values ?? {})
  }

  test.each(files)('%s', async (_, { chart, values, alarms }) => {
    const model = await modelOf(chart)
    const judge = editorJudge(model)
    let told = 0
    const property = fc.property(await values(), (file) => {
      const said = judge.accepts(file) ? judge.alarms(file) : []
      if (said.length === 0) return
      told++
      expect(brokenAlone(model, file)).toEqual(expect.arrayContaining(said.map(({ path }) => path.join('.'))))
      const { issues } = buildLayers(model, [{ name: 'file', values: file }], { nulls: 'remove' })
      const codes = issues.filter(isError).map(({ code }) => code)
      expect(codes, toYaml(file)).not.toEqual([])
    })
    fc.assert(property, { ...seed, numRuns: 400 })
    expect(told > 0).toBe(alarms)
  })
})
