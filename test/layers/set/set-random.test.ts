import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSetFlags, type SetFlag } from '../../../src/layers/set/set-flags.ts'
import { withoutPaths } from '../../../src/layers/set/set-values.ts'
import { mergeLayers } from '../../../src/values/merge.ts'
import type { Values } from '../../../src/values/values.ts'
import { helms } from '../../helm/helms.ts'
import { probeChart, valuesIn } from '../probe-chart.ts'
import { fileBase, flagArguments } from './set-arguments.ts'

const base: Values = { a: { b: 1, c: { d: 2 } }, l: [1, { x: 1 }, [2, 3]], s: 't', n: null, e: {} }
const step = fc.constantFrom('.a', '.b', '.c', '.x\\.y', '[0]', '[1]', '[2]', '[3][0]', '.constructor')
const path = fc
  .tuple(fc.constantFrom('a', 'b', 'l', 's', 'n', 'e', 'toString'), fc.array(step, { maxLength: 2 }))
  .map((parts) => parts.flat().join(''))
const text = fc.constantFrom(
  '1',
  'x',
  'true',
  'NULL',
  '0',
  '01',
  '-5',
  '1.5',
  '{a,b}',
  '{}',
  '{1,null}',
  'a\\,b',
  'a b',
  '\\',
  'a=b',
  '0x1F',
  '9223372036854775808',
)
const json = fc.constantFrom(
  '1',
  '"x"',
  'null',
  '{"b":1}',
  '{"c":{"d":3}}',
  '[1,{"a":2}]',
  '1.5',
  '"a,b"',
  ' 5 ',
  '{}',
  '[]',
  '"\\u00e9"',
  '01',
)
const flag = fc.oneof(
  fc.tuple(
    fc.constantFrom('set', 'set', 'set-string', 'set-literal'),
    fc.array(fc.tuple(path, text), { minLength: 1, maxLength: 2 }),
  ),
  fc.tuple(fc.constant('set-json'), fc.array(fc.tuple(path, json), { minLength: 1, maxLength: 2 })),
) as fc.Arbitrary<[Exclude<SetFlag['kind'], 'set-file'>, [string, string][]]>

/** The flags, each key under a key of the case's own, so that one run of helm takes many cases. */
const flagsUnder = (
  prefix: string,
  flags: readonly [Exclude<SetFlag['kind'], 'set-file'>, [string, string][]][],
): SetFlag[] =>
  flags.map(([kind, parts]) => ({ kind, text: parts.map(([key, value]) => `${prefix}.${key}=${value}`).join(',') }))

const cases = fc
  .sample(fc.array(flag, { minLength: 1, maxLength: 3 }), { seed: 20260103, numRuns: 400 })
  .map((flags, index) => {
    const name = `c${index}`
    const given = { [name]: base }
    const all = flagsUnder(name, flags)
    const { layer, replaced, issues } = readSetFlags(all, given)
    return {
      name,
      all,
      issues,
      values: mergeLayers([withoutPaths(given, replaced), ...(layer ? [layer.values] : [])])[name],
    }
  })
const accepted = cases.filter(({ issues }) => issues.length === 0)
const refused = cases.filter(({ issues }) => issues.length > 0)

describe('random flags', () => {
  it('are of every kind', () => {
    expect(accepted.length).toBeGreaterThan(100)
    expect(refused.length).toBeGreaterThan(100)
  })

  it.each(helms)('helm $version agrees', async (helm) => {
    const chart = probeChart()
    const file = fileBase(Object.fromEntries(cases.map(({ name }) => [name, base])))
    const reading = await valuesIn(helm, chart, ['-f', file, ...accepted.flatMap(({ all }) => flagArguments(all))])
    const seen = 'values' in reading ? (reading.values as Record<string, unknown>) : reading
    expect(seen).toMatchObject(Object.fromEntries(accepted.map(({ name, values }) => [name, values])))
    for (const { all } of refused.slice(0, 20)) {
      const alone = await valuesIn(helm, chart, ['-f', file, ...flagArguments(all)])
      expect(alone, JSON.stringify(all)).toHaveProperty('refusal')
    }
  })
})
