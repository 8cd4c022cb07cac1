import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { environments, valuesIn } from '../charts/environments.ts'
import { ended, helmTestCommand, redisContainer, requireRedis, until } from './redis-server.ts'

beforeAll(requireRedis)

const cli = (...args: string[]) => ['redis-cli', '-p', '6379', ...args]
const passwords = [
  'plain',
  ' two  spaces ',
  `"double" and 'single'`,
  '$HOME `id` $(id) \\ \\n %s #hash >x',
  'grüße 🔑',
  'a line\nand another\n',
  '-n',
  'long '.repeat(20),
]

describe('the password', () => {
  test.each(passwords)('%j is asked for', async (password) => {
    const redis = await redisContainer({ password })
    const child = redis.start()
    await redis.ready()
    expect(redis.run(cli('ping')).text).toBe('PONG')
    expect(redis.run(['env', '-u', 'REDISCLI_AUTH', ...cli('ping')]).text).toBe('NOAUTH Authentication required.')
    expect(redis.run(cli('ping'), { REDISCLI_AUTH: `${password}x` }).text).toContain('WRONGPASS')
    expect(redis.run(cli('ping'), { REDISCLI_AUTH: password.slice(0, -1) }).text).toContain('NOAUTH')
    const end = ended(child)
    child.kill('SIGTERM')
    expect((await end).text).not.toContain(password)
  })

  test('is in no list of processes and no file', async () => {
    const password = 'a-password-to-look-for'
    const redis = await redisContainer({ password })
    const { pid } = redis.start()
    await redis.ready()
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    expect(command).toMatch(/^redis-server/)
    expect(command).not.toContain(password)
    const users = join(redis.dir, 'run', 'users.acl')
    expect(readFileSync(users, 'utf8')).not.toContain(password)
    expect(statSync(users).mode & 0o777).toBe(0o600)
    expect(redis.run(cli('config', 'get', 'requirepass')).text).toBe('requirepass')
  })

  test('that is empty keeps Redis from starting', async () => {
    const redis = await redisContainer({ password: '' })
    expect(await ended(redis.start())).toEqual({
      code: 1,
      text: 'REDIS_PASSWORD is empty: Redis does not start without a password\n',
    })
  })

  test('is no matter of start.sh alone: redis.conf without it does not start', async () => {
    const redis = await redisContainer()
    const { code, text } = redis.run(['redis-server', '/etc/redis/redis.conf'])
    expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining('ACL') })
  })

  test('leaves every command to the application', async () => {
    const redis = await redisContainer()
    redis.start()
    await redis.ready()
    for (const command of ['keys *', 'scan 0', 'eval return(1) 0', 'publish chat:1 text', 'config get maxmemory'])
      expect(redis.run(cli(...command.split(' '))).text).not.toMatch(/NOPERM|ERR/)
  })
})

test('redis.conf means to Redis what the values say', async () => {
  const parameters = {
    hz: 20,
    activedefrag: false,
    'notify-keyspace-events': '',
    'client-output-buffer-limit': 'pubsub 32mb 8mb 60',
    'slowlog-log-slower-than': 10000000,
    'lfu-decay-time': '2',
  }
  const overlay = {
    resources: { limits: { memory: '1.5Gi' } },
    config: { parameters, save: [{ seconds: 5, changes: 7 }] },
  }
  const redis = await redisContainer({ overlay })
  redis.start()
  await redis.ready()
  const settingOf = (name: string) =>
    redis
      .run(cli('config', 'get', name))
      .text.split('\n')
      .slice(1)
      .join()
  const names = [
    'maxmemory',
    'maxmemory-policy',
    'appendonly',
    'save',
    'protected-mode',
    'hz',
    'slowlog-log-slower-than',
  ]
  expect(Object.fromEntries(names.map((name) => [name, settingOf(name)]))).toEqual({
    maxmemory: String(1.5 * 1024 ** 3 * 0.75),
    'maxmemory-policy': 'volatile-lru',
    appendonly: 'yes',
    save: '5 7',
    'protected-mode': 'yes',
    hz: '20',
    'slowlog-log-slower-than': '10000000',
  })
  expect(settingOf('client-output-buffer-limit')).toContain('pubsub 33554432 8388608 60')
})

/** Three quarters of the memory that each environment allows. */
const maxmemory: Readonly<Record<string, number>> = { development: 96, staging: 384, production: 768 }
test.each(environments)('Redis starts with what is rendered for %s, and closes without the password', async (name) => {
  const redis = await redisContainer({ overlay: await valuesIn(name, 'clipper-redis') })
  redis.start()
  await redis.ready()
  const memory = redis.run(cli('config', 'get', 'maxmemory', 'maxmemory-policy')).text.split('\n')
  expect(memory).toEqual(expect.arrayContaining([String((maxmemory[name] ?? 0) * 1024 ** 2), 'volatile-lru']))
  expect(redis.run(['env', '-u', 'REDISCLI_AUTH', ...cli('get', 'a')]).text).toContain('NOAUTH')
})

test('a full Redis throws away what expires, and refuses to lose the rest', async () => {
  const redis = await redisContainer({ overlay: { config: { maxmemory: '3Mi' } } })
  redis.start()
  await redis.ready()
  const fill = (key: string, options = '') =>
    redis.run(cli('eval', `for i=1,40 do redis.call('set', '${key}'..i, string.rep('x', 50000)${options}) end`, '0'))
      .text
  redis.run(cli('set', 'queue', 'kept'))
  fill('cache', ", 'ex', 1000")
  fill('cache-', ", 'ex', 1000")
  expect(redis.run(cli('info', 'stats')).text).toMatch(/evicted_keys:[1-9]/)
  expect(redis.run(cli('get', 'queue')).text).toBe('kept')
  expect(fill('more') + fill('and-more')).toContain('OOM')
  expect(redis.run(cli('get', 'queue')).text).toBe('kept')
})

describe('the probes', () => {
  const verdicts = (redis: Awaited<ReturnType<typeof redisContainer>>) =>
    [redis.probe('startupProbe'), redis.probe('readinessProbe'), redis.probe('livenessProbe')].map(({ code }) => code)

  test('fail without a server, and pass with one', async () => {
    const redis = await redisContainer()
    expect(verdicts(redis)).toEqual([1, 1, 1])
    redis.start()
    await redis.ready()
    expect(verdicts(redis)).toEqual([0, 0, 0])
    expect(redis.run(await helmTestCommand())).toEqual({ code: 0, text: 'PONG' })
  })

  test('leave a server alone that loads its data, and send nobody to it', async () => {
    // Redis' own tests slow loading down with the first two
    const parameters = { 'key-load-delay': 20000, 'loading-process-events-interval-bytes': 1024, rdbcompression: false }
    const redis = await redisContainer({ overlay: { config: { parameters } } })
    const first = redis.start()
    await redis.ready()
    redis.run(cli('eval', "for i=1,200 do redis.call('set', i, string.rep('x', 2048)) end", '0'))
    redis.run(cli('bgrewriteaof'))
    await until(() => /aof_rewrite_in_progress:0/.test(redis.run(cli('info', 'persistence')).text))
    const end = ended(first)
    first.kill('SIGTERM')
    await end

    const helmTest = await helmTestCommand()
    redis.start()
    await until(() => redis.probe('startupProbe').code === 0)
    expect(redis.probe('readinessProbe')).toEqual({ code: 1, text: expect.stringMatching(/^LOADING/) })
    expect(verdicts(redis)).toEqual([0, 1, 0])
    expect(redis.run(helmTest).code).toBe(1)
    await redis.ready()
    expect(redis.run(cli('dbsize')).text).toBe('200')
  })

  test('fail where the password is not the one of the server', async () => {
    const redis = await redisContainer()
    redis.start()
    await redis.ready()
    redis.run(cli('acl', 'setuser', 'default', 'resetpass', '>other'))
    expect(redis.probe('readinessProbe')).toMatchObject({ code: 1, text: expect.stringContaining('NOAUTH') })
    expect(verdicts(redis)).toEqual([1, 1, 1])
  })
})

test('Redis ends on SIGTERM by itself, and has all data when it starts again', async () => {
  const redis = await redisContainer()
  const child = redis.start()
  await redis.ready()
  redis.run(cli('set', 'ban:1', '1', 'ex', '86400'))
  const end = ended(child)
  child.kill('SIGTERM')
  expect(await end).toMatchObject({ code: 0, text: expect.stringContaining('bye bye') })
  expect(existsSync(join(redis.dir, 'data', 'dump.rdb'))).toBe(true)
  redis.start()
  await redis.ready()
  expect(redis.run(cli('get', 'ban:1')).text).toBe('1')
})

test('what was written is there after Redis was killed', async () => {
  const redis = await redisContainer()
  const child = redis.start()
  await redis.ready()
  redis.run(cli('set', 'ban:2', '1'))
  // appendfsync everysec
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const end = ended(child)
  child.kill('SIGKILL')
  await end
  redis.start()
  await redis.ready()
  expect(redis.run(cli('get', 'ban:2')).text).toBe('1')
})

test('a snapshot is restored as the README says', async () => {
  const old = await redisContainer()
  old.start()
  await old.ready()
  old.run(cli('rpush', 'moderation:queue', 'event'))
  const snapshot = join(old.dir, 'data', 'copy.rdb')
  expect(old.run(cli('--rdb', snapshot)).code).toBe(0)

  const restored = await redisContainer({ overlay: { config: { appendonly: false } } })
  writeFileSync(join(restored.dir, 'data', 'dump.rdb'), readFileSync(snapshot))
  const first = restored.start()
  await restored.ready()
  restored.run(cli('config', 'set', 'appendonly', 'yes'))
  const settled = /aof_rewrite_in_progress:0\s+aof_rewrite_scheduled:0/
  await until(() => settled.test(restored.run(cli('info', 'persistence')).text))
  const end = ended(first)
  first.kill('SIGTERM')
  await end

  const file = join(restored.dir, 'etc', 'redis.conf')
  writeFileSync(file, readFileSync(file, 'utf8').replace('appendonly no', 'appendonly yes'))
  restored.start()
  await restored.ready()
  expect(restored.run(cli('lrange', 'moderation:queue', '0', '-1')).text).toBe('event')
})
