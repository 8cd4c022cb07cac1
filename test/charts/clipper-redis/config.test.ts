import { describe, expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { directivesOf, renderRedis } from './redis.ts'

const configWith = async (config: object) => directivesOf(await renderRedis({ overlay: { config } }))

test('the defaults keep tokens, bans and queues over a restart', async () => {
  expect(Object.fromEntries(await configWith({}))).toMatchObject({
    appendonly: ['yes'],
    appendfsync: ['everysec'],
    save: ['900 1', '300 10', '60 10000'],
    'maxmemory-policy': ['volatile-lru'],
    'protected-mode': ['yes'],
    aclfile: ['/run/redis/users.acl'],
  })
})

test('no snapshots where the list is empty', async () => {
  expect((await configWith({ save: [] })).get('save')).toEqual(['""'])
})

const values: readonly [string, string | number | boolean, string][] = [
  ['a boolean', true, 'yes'],
  ['another boolean', false, 'no'],
  ['a number that Helm prints with an exponent', 10000000, '10000000'],
  ['a decimal', 0.5, '0.5'],
  ['several arguments', 'pubsub 32mb 8mb 60', 'pubsub 32mb 8mb 60'],
  ['an empty text', '', '""'],
]
test.each(values)('config.parameters: %s', async (_name, value, want) => {
  expect((await configWith({ parameters: { other: value } })).get('other')).toEqual([want])
})

describe('config.parameters refuses', () => {
  const written = async () => [...(await configWith({})).keys()]

  test('each directive that the chart writes', async () => {
    for (const name of await written())
      await expect(configWith({ parameters: { [name]: 'x' } })).rejects.toThrow(
        `config.parameters.${name}  is not free`,
      )
  })

  test.each(['requirepass', 'user', 'include', 'rename-command', 'daemonize'])('%s', async (name) => {
    await expect(configWith({ parameters: { [name]: 'x' } })).rejects.toThrow(`config.parameters.${name}  is not free`)
  })

  test.each([{ 'other\nuser': 'x' }, { other: 'x\nuser default on nopass' }, { OTHER: 'x' }])(
    'what would be another line, %j',
    async (parameters) => {
      await expect(configWith({ parameters })).rejects.toThrow('config.parameters')
    },
  )
})

test('a change restarts Redis, and a new version of the chart does not', async () => {
  const podOf = async (overlay: object) => at(only(await renderRedis({ overlay }), 'StatefulSet'), 'spec', 'template')
  const checksum = async (overlay: object) => at(await podOf(overlay), 'metadata', 'annotations', 'checksum/config')
  const checksums = await Promise.all([
    checksum({}),
    checksum({ config: { maxmemory: '1Mi' } }),
    checksum({ config: { parameters: { hz: 20 } } }),
  ])
  expect(new Set(checksums).size).toBe(3)
  expect(at(await podOf({}), 'metadata', 'labels')).toEqual({
    'app.kubernetes.io/name': 'clipper-redis',
    'app.kubernetes.io/instance': 'clipper',
    'app.kubernetes.io/part-of': 'clipper',
  })
})
