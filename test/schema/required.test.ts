import { expect, test } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'
import { defineChart } from '../../src/define/chart.ts'
import type { ZodSchema } from '../../src/schema/convert.ts'
import { modelOf } from '../../src/schema/model.ts'
import { testValues } from '../../src/testing.ts'

/** What is wrong with a list that holds these items. */
async function refusals(values: ZodSchema, list: readonly object[]): Promise<string> {
  const chart = defineChart({ name: 'web', values })
  await modelOf(chart)
  return testValues(chart, { list }).then(
    () => '',
    (error: Error) => error.message,
  )
}

const text = z.string().describe('Text')
const claim = z.strictObject({ name: text, size: text.optional() }).describe('Claim')

/** Maps that items need, whose own keys are optional, needed, open or shared. */
const maps: [string, z.ZodType][] = [
  ['of optional keys', z.strictObject({ size: text.optional() }).describe('Map')],
  ['with a needed key', claim],
  ['that is open', z.record(z.string(), z.string()).describe('Map')],
  ['with an id', claim.meta({ id: 'Claim' })],
]

// Helm fills in no defaults there, so that a template would meet a hole
test.each(maps)('an item needs its map %s', async (_, map) => {
  const item = z.strictObject({ map })
  const values = z.strictObject({ list: z.array(item).default([]).describe('List') })
  expect(await refusals(values, [{}])).toContain('list[0].map  is missing')
  const union = z.union([item, z.strictObject({ other: text })])
  const either = z.strictObject({ list: z.array(union).default([]).describe('List') })
  expect(await refusals(either, [{}])).toContain('list[0]')
  expect(await refusals(either, [{ other: 'a' }, { map: { name: 'a' } }])).not.toContain('list[0]')
})

test('an item of Zod 3 needs its map', async () => {
  const map = z3
    .object({ size: z3.string().describe('Size').optional() })
    .strict()
    .describe('Map')
  const item = z3.object({ map }).strict()
  const values = z3.object({ list: z3.array(item).default([]).describe('List') }).strict()
  expect(await refusals(values, [{}])).toContain('list[0].map  is missing')
  expect(await refusals(values, [{ map: {} }])).toBe('')
})
