import { expect, test } from 'vitest'
import { parseQuantity } from '../../../src/k8s/index.ts'
import { helmTemplate, objectsIn } from '../render.ts'
import { directivesOf, redis, renderRedis } from './redis.ts'

const maxmemoryWith = async (overlay: object) => directivesOf(await renderRedis({ overlay })).get('maxmemory')

const bytes = (amount: string | number): bigint => (parseQuantity(amount)?.nano ?? 0n) / 10n ** 9n

test('a quarter of the limit stays free', async () => {
  expect(await maxmemoryWith({})).toEqual([String(384 * 1024 * 1024)])
})

const amounts: readonly (string | number)[] = [
  '1Gi',
  '1.5Gi',
  '1.Gi',
  '.5Gi',
  '0512Mi',
  '0080Mi',
  '0.1Gi',
  '0.333333333333333333Gi',
  '1.123456789Ti',
  '3.14159Pi',
  '500M',
  '2.5G',
  '750000k',
  '805306367',
  805306367,
  12345678901,
]

test.each(amounts)('of %s as a limit three quarters, to the byte', async (memory) => {
  expect(await maxmemoryWith({ resources: { requests: { memory: 1 }, limits: { memory } } })).toEqual([
    String((bytes(memory) * 3n) / 4n),
  ])
})

test.each(amounts)('%s as config.maxmemory is taken as it is', async (maxmemory) => {
  const overlay = { config: { maxmemory }, resources: { limits: { memory: '1Ei' } } }
  expect(await maxmemoryWith(overlay)).toEqual([String(bytes(maxmemory))])
})

test('without a limit there is none here, too', async () => {
  const text = await helmTemplate(redis.dir, { resources: { limits: { memory: null } } })
  expect(directivesOf(objectsIn(text)).has('maxmemory')).toBe(false)
})

test.each(['256mb', '0', '512m', '-1Gi'])('%s is no amount', async (maxmemory) => {
  await expect(maxmemoryWith({ config: { maxmemory } })).rejects.toThrow('config.maxmemory')
})
