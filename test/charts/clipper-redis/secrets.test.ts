import { expect, test } from 'vitest'
import { at, only, renderText } from '../render.ts'
import { containerOf, redis, renderRedis } from './redis.ts'

const elsewhere = { name: 'cache', key: 'password' }
const extraEnv = [{ name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: elsewhere } }]

const sources: readonly [string, { given: object; want: object }][] = [
  ['the default', { given: {}, want: { name: 'redis-secret', key: 'REDIS_PASSWORD' } }],
  ['another Secret', { given: { secrets: { existingSecret: 'a' } }, want: { name: 'a', key: 'REDIS_PASSWORD' } }],
  [
    'a Secret that the operator makes',
    {
      given: { secrets: { existingSecret: '' }, externalSecrets: { enabled: true } },
      want: { name: 'clipper-redis', key: 'REDIS_PASSWORD' },
    },
  ],
  ['extraEnv', { given: { extraEnv }, want: elsewhere }],
  ['extraEnv without a Secret', { given: { extraEnv, secrets: { existingSecret: '' } }, want: elsewhere }],
]

test.each(sources)('Redis, its exporter and helm test take the password from %s', async (_name, { given, want }) => {
  const objects = await renderRedis({ overlay: { ...given, exporter: { enabled: true } } })
  const passwordsOf = (container: unknown) =>
    (at(container, 'env') as unknown[])
      .filter((variable) => /^(REDIS_PASSWORD|REDISCLI_AUTH)$/.test(String(at(variable, 'name'))))
      .map((variable) => `${at(variable, 'name')} ${JSON.stringify(at(variable, 'valueFrom', 'secretKeyRef'))}`)
  const from = (name: string) => expect.stringMatching(`^${name} `)
  const test = at(only(objects, 'Pod'), 'spec', 'containers', 0)
  expect(passwordsOf(containerOf(objects))).toEqual([from('REDIS_PASSWORD'), from('REDISCLI_AUTH')])
  expect(passwordsOf(containerOf(objects, 'exporter'))).toEqual([from('REDIS_PASSWORD')])
  expect(passwordsOf(test)).toEqual([from('REDISCLI_AUTH')])
  const all = [containerOf(objects), containerOf(objects, 'exporter'), test].flatMap(passwordsOf)
  for (const text of all) expect(JSON.parse(text.slice(text.indexOf(' ')))).toEqual(want)
})

test('no Secret at all is refused', async () => {
  await expect(renderRedis({ overlay: { secrets: { existingSecret: '' } } })).rejects.toThrow(
    'is empty, so no Secret holds REDIS_PASSWORD',
  )
})

test('the entry of the store follows the environment', async () => {
  const externalSecrets = { enabled: true }
  const entryWith = async (overlay: object) =>
    at(only(await renderRedis({ overlay }), 'ExternalSecret'), 'spec', 'data', 0, 'remoteRef')
  expect(await entryWith({ externalSecrets })).toEqual({ key: 'clipper/production/redis', property: 'REDIS_PASSWORD' })
  expect(await entryWith({ externalSecrets, global: { environment: 'staging' } })).toMatchObject({
    key: 'clipper/staging/redis',
  })
})

test('no command line and no file of the ConfigMap holds the password', async () => {
  const text = await renderText(redis, { overlay: { exporter: { enabled: true } } })
  expect(text).not.toMatch(/requirepass|--pass|-a "?\$|\$\(REDIS/)
})
