import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildLayers } from '../../src/build/build-layers.ts'
import { defineChart } from '../../src/define/chart.ts'
import { formatPath } from '../../src/path.ts'
import { modelOf } from '../../src/schema/model.ts'
import type { Values } from '../../src/values/values.ts'

const open = (defaults: Values) => z.record(z.string(), z.unknown()).default(defaults).describe('Anything')
const global = (defaults: Values) => z.looseObject({}).default(defaults).describe('Shared')
const part = defineChart({
  name: 'part',
  values: z.strictObject({
    free: open({ m: { a: 1 }, s: 1, l: [1] }),
    global: global({ tls: { on: true }, own: { at: { port: 1 } } }),
  }),
})
const middle = defineChart({ name: 'middle', values: z.strictObject({}), subcharts: { inner: part } })
const whole = defineChart({
  name: 'whole',
  values: z.strictObject({
    free: open({ a: 1, m: { a: 1, b: 2 }, s: 1, l: [1] }),
    global: global({ pool: { size: 1 } }),
  }),
  subcharts: { one: part, middle },
  shorthands: { short: 'one', deep: 'middle.inner', mid: 'middle' },
})
const model = await modelOf(whole)

const cases: [string, { given: Values; want: string[] }][] = [
  ['nothing', { given: {}, want: [] }],
  ['a null on a default', { given: { free: { a: null } }, want: ['null-restores-default free.a'] }],
  ['a null deep down', { given: { free: { m: { a: null } } }, want: ['null-restores-default free.m.a'] }],
  ['a null where no default is', { given: { free: { m: { c: null }, x: null } }, want: [] }],
  ['a null on an inherited name', { given: { free: { constructor: null } }, want: [] }],
  ['a null below a scalar default', { given: { free: { s: { a: null } } }, want: [] }],
  ['a null in a list', { given: { free: { l: [null] } }, want: [] }],
  [
    'a null in a section for what the parent says in global',
    { given: { one: { global: { pool: null } } }, want: ['null-restores-default one.global.pool'] },
  ],
  [
    'the same two charts down',
    {
      given: { middle: { inner: { global: { pool: { size: null } } } } },
      want: ['null-restores-default middle.inner.global.pool.size'],
    },
  ],
  [
    'a null in global for a default of a subchart',
    { given: { global: { tls: { on: null } } }, want: ['null-restores-default global.tls.on'] },
  ],
  [
    'a map in global where a subchart has none',
    { given: { global: { x: { a: 1 } }, one: { global: { x: 1 } } }, want: ['global-conflict one.global.x'] },
  ],
  [
    'a scalar in global where the defaults of the chart have a map',
    { given: { global: { pool: 1 } }, want: ['global-conflict global.pool'] },
  ],
  [
    'a map of global that subcharts would fill for all',
    {
      given: { global: { own: { at: {} } } },
      want: ['global-conflict middle.inner.global.own.at.port', 'global-conflict one.global.own.at.port'],
    },
  ],
  ['the same where the parent says all of it', { given: { global: { own: { at: { port: 2, more: 1 } } } }, want: [] }],
  ['one level higher', { given: { global: { own: { other: 1 } } }, want: [] }],
  ['global under a shorthand', { given: { short: { global: { a: 1 } } }, want: ['shorthand-ignored short.global'] }],
  ['the switch of a subchart under its shorthand', { given: { short: { enabled: false } }, want: [] }],
  [
    'a switch two charts down under shorthands',
    {
      given: { deep: { enabled: false }, mid: { inner: { enabled: true } } },
      want: ['shorthand-ignored deep.enabled', 'shorthand-ignored mid.inner.enabled'],
    },
  ],
  [
    'a map that one shorthand replaces and another makes anew',
    {
      given: { mid: { inner: { free: { m: 1 } } }, deep: { free: { m: {} } } },
      want: ['null-restores-default middle.inner.free.m.a'],
    },
  ],
]
test.each(cases)('%s', (_, { given, want }) => {
  const { issues } = buildLayers(model, [{ name: 'mine', values: given }], { nulls: 'refuse' })
  expect(issues.map(({ code, path }) => `${code} ${formatPath(path)}`)).toEqual(want)
})

test('what a control character holds is refused, text and key', () => {
  const given = { free: { a: 'x\u007fy', l: ['\uffff'], 'k\u0080': 1, fine: '\u0000\u0085\u2028é😀' } }
  const { issues } = buildLayers(model, [{ name: 'mine', values: given }], { nulls: 'remove' })
  expect(issues.map(({ code, path }) => `${code} ${formatPath(path)}`)).toEqual([
    'control-character free',
    'control-character free.a',
    'control-character free.l[0]',
  ])
})

test('a chart with shorthands is no subchart', () => {
  const nested = () => defineChart({ name: 'outer', values: z.strictObject({}), subcharts: { whole } })
  expect(nested).toThrow('has shorthands')
})
