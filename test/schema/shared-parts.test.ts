import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { type ChartModel, modelOf } from '../../src/schema/model.ts'

const model = (shape: z.ZodRawShape): Promise<ChartModel> =>
  modelOf(defineChart({ name: 'web', values: z.strictObject(shape) }))

const port = z.int().default(80).describe('Port')
const probe = z.strictObject({ path: z.string().default('/').describe('Path') }).describe('Probe')
const server = z.strictObject({ port, probe, host: z.string().optional().describe('Host') }).describe('Server')
const needed = z.strictObject({ host: z.string().describe('Host') }).describe('Needed')

/** Shapes by the parts that they use. */
const shapes: [string, (parts: Readonly<Record<'server' | 'probe', z.ZodType>>) => z.ZodRawShape][] = [
  ['a map', ({ server }) => ({ one: server })],
  ['two maps, one with other words', ({ server }) => ({ one: server, two: server.describe('Two') })],
  ['with a default of its own', ({ server }) => ({ one: server.prefault({ port: 1 }), two: server.optional() })],
  ['inside another', ({ server, probe }) => ({ one: z.strictObject({ server, probe }).describe('One') })],
]

test.each(shapes)('settings that share a schema with an id have its defaults: %s', async (_, shape) => {
  const innerId = probe.meta({ id: 'Probe', description: 'Probe' })
  const withIds = {
    probe: innerId,
    server: server.extend({ probe: innerId }).meta({ id: 'Server', description: 'Server' }),
  }
  const [named, plain] = [await model(shape(withIds)), await model(shape({ server, probe }))]
  expect(named.defaults).toEqual(plain.defaults)
  expect(named.schema).toEqual(plain.schema)
})

test('what has no defaults stays a definition, in settings and in lists', async () => {
  const item = needed.meta({ id: 'Needed', description: 'Needed' })
  const { schema } = await model({ one: item.optional(), list: z.array(item).default([]).describe('List') })
  expect(Object.keys(schema.definitions ?? {})).toEqual(['Needed'])
  expect(schema.properties?.one).toEqual({ allOf: [{ $ref: '#/definitions/Needed' }] })
})
