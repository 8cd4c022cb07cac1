import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { runScript, secretsIn } from '../support/run-script.ts'
import { run } from './fixture-project.ts'
import { secretsProject } from './secrets-project.ts'

const root = secretsProject()
const secrets = (...args: string[]) => run(root, ['secrets', 'production', ...args])
/** The keys of each Secret as data, with a mark for those that are not required. */
async function keysOf(...args: string[]): Promise<Record<string, string[]>> {
  const { code, stdout, stderr } = await secrets(...args, '--format', 'json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { secrets: found } = JSON.parse(stdout) as {
    secrets: { name: string; keys: { key: string; required: boolean }[] }[]
  }
  return Object.fromEntries(
    found.map(({ name, keys }) => [name, keys.map(({ key, required }) => `${key}${required ? '' : '?'}`)]),
  )
}
const web = ['DB_PASSWORD', 'SIGNING_KEY', 'MAIL_API_KEY']
const all = { 'web-secret': [...web, 'SENTRY_DSN?'], 'db-secret': ['PASSWORD'] }

describe('which Secrets and keys', () => {
  const cases: [string, { given: string[]; want: Record<string, string[]> }][] = [
    ['all that are named', { given: [], want: all }],
    ['the required keys', { given: ['--required'], want: { ...all, 'web-secret': web } }],
    ['those of one chart', { given: ['shop-db'], want: { 'db-secret': ['PASSWORD'] } }],
    [
      'under another name',
      { given: ['--set', 'db.secrets.existingSecret=pg'], want: { 'web-secret': all['web-secret'], pg: ['PASSWORD'] } },
    ],
    ['none without a name', { given: ['--set', 'web.secrets.existingSecret='], want: { 'db-secret': ['PASSWORD'] } }],
    ['none of a chart that is off', { given: ['--set', 'web.enabled=false'], want: { 'db-secret': ['PASSWORD'] } }],
    [
      'a switch brings one',
      { given: ['--set', 'web.reports.enabled=true'], want: { ...all, 'report secret': ['token', 'db-password'] } },
    ],
    [
      'one Secret for two charts',
      {
        given: ['--set', 'web.secrets.existingSecret=one,db.secrets.existingSecret=one'],
        want: { one: [...web, 'PASSWORD', 'SENTRY_DSN?'] },
      },
    ],
    [
      'a key that moves to the optional ones, and one in no list',
      {
        given: ['--set', 'web.secrets.requiredKeys={SIGNING_KEY},web.secrets.optionalKeys={MAIL_API_KEY}'],
        want: { ...all, 'web-secret': ['SIGNING_KEY', 'MAIL_API_KEY?'] },
      },
    ],
    [
      'without what a variable or a setting brings',
      {
        given: ['--set', 'web.extraEnv[0].name=MAIL_API_KEY,web.config.SENTRY_DSN=LEAK-2'],
        want: { ...all, 'web-secret': ['DB_PASSWORD', 'SIGNING_KEY'] },
      },
    ],
  ]
  test.each(cases)('%s', async (_, { given, want }) => expect(await keysOf(...given)).toEqual(want))

  test('none at all is said', async () =>
    expect(await secrets('--set', 'web.enabled=false,db.enabled=false')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'shop needs no Secret in production\n',
    }))

  test('where each value comes from', async () => {
    const { stdout } = await secrets('-n', 'shop', '--format', 'json', '--required')
    expect(JSON.parse(stdout)).toMatchObject({
      issues: [],
      namespace: 'shop',
      secrets: [
        {
          name: 'web-secret',
          charts: ['shop-web'],
          keys: [
            { key: 'DB_PASSWORD', origin: 'generated', sameAs: { secret: 'db-secret', key: 'PASSWORD' } },
            { key: 'SIGNING_KEY', origin: 'generated', command: expect.stringContaining('printf') },
            { key: 'MAIL_API_KEY', origin: 'external' },
          ],
        },
        { name: 'db-secret', charts: ['shop-db'], keys: [{ key: 'PASSWORD', origin: 'generated' }] },
      ],
    })
  })

  test('a shared value goes by the key as it is declared', async () => {
    const { stdout } = await secrets('--set', 'db.secrets.passwordKey=pw', '--format', 'json')
    expect(JSON.parse(stdout).secrets[0].keys[0]).toMatchObject({ sameAs: { secret: 'db-secret', key: 'pw' } })
  })

  const shared: [string, { given: string; want: object }][] = [
    ['a chart that is off', { given: 'db.enabled=false', want: { origin: 'external', elsewhere: 'shop-db/PASSWORD' } }],
    ['a store', { given: 'db.store.enabled=true', want: { origin: 'external', heldBy: 'db-secret' } }],
  ]
  test.each(shared)('a shared value that %s has is not made anew', async (_, { given, want }) => {
    const { stdout } = await secrets('--set', given, '--format', 'json')
    expect(JSON.parse(stdout).secrets[0].keys[0]).toMatchObject({ key: 'DB_PASSWORD', ...want })
  })
})

describe('manifests', () => {
  test('one Secret for each name, required keys empty, optional ones as comments', async () => {
    const { code, stdout, stderr } = await secrets('-n', 'shop')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const secret = (name: string, ...keys: string[]) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: 'shop' },
      type: 'Opaque',
      stringData: Object.fromEntries(keys.map((key) => [key, ''])),
    })
    expect(parseAllDocuments(stdout).map((document) => document.toJS())).toEqual([
      secret('web-secret', ...web),
      secret('db-secret', 'PASSWORD'),
    ])
    for (const line of [
      '  # required, same value as db-secret.PASSWORD: Password of the database\n  DB_PASSWORD: ""\n',
      '  # optional, from outside: Where errors go\n  # SENTRY_DSN: ""\n',
      "  # required, made by od -An -N16 -tx1 /dev/urandom | tr -d ' \\n': Password of the database\n",
    ])
      expect(stdout).toContain(line)
  })

  test('an optional key without its # is one more key', async () => {
    const { stdout } = await secrets('shop-web')
    const [document] = parseAllDocuments(stdout.replace('# SENTRY_DSN', 'SENTRY_DSN'))
    expect(document?.toJS().stringData).toHaveProperty('SENTRY_DSN', '')
  })

  test('a Secret that a store fills is a comment', async () => {
    const { stdout } = await secrets('--set', 'web.store.enabled=true,web.secrets.existingSecret=')
    expect(stdout).toContain(
      '# The Secret of shop-web is filled from elsewhere (store.enabled of shop-web), which needs:\n',
    )
    expect(stdout).toContain('#   DB_PASSWORD  required, same value as db-secret.PASSWORD')
    // the store holds it, so that another one beside it would be wrong
    expect(stdout).toContain('same value as in the store that fills (the Secret of shop-web)')
    expect(parseAllDocuments(stdout).map((document) => document.toJS().metadata.name)).toEqual(['db-secret'])
  })
})

describe.each(['bash', 'sh'])('commands run by %s', (shell) => {
  const env = { MAIL_API_KEY: 'it\'s $MAIL "and" more' }

  test('make each Secret once, with a value for each key, the same where it is shared', async () => {
    const { stdout } = await secrets('--kubectl', '-n', 'shop', '--set', 'web.reports.enabled=true')
    const { status, stderr, calls } = runScript(stdout, { shell, env })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(calls.every((call) => call[4] === '-n' && call[5] === 'shop')).toBe(true)
    const made = secretsIn(calls)
    const password = made.get('db-secret')?.get('PASSWORD')
    expect(password).toMatch(/^[0-9a-f]{32}$/)
    expect(Object.fromEntries([...made].map(([name, keys]) => [name, Object.fromEntries(keys)]))).toEqual({
      'web-secret': { DB_PASSWORD: password, SIGNING_KEY: 'BEGIN\na b\nEND', MAIL_API_KEY: env.MAIL_API_KEY },
      'db-secret': { PASSWORD: password },
      'report secret': { token: 'report-1', 'db-password': password },
    })
  })

  test('take an optional key whose variable is set, and a value that is there instead of a new one', async () => {
    const { stdout } = await secrets('--kubectl')
    const set = { ...env, SENTRY_DSN: 'https://a b', SIGNING_KEY: 'old', DB_SECRET_PASSWORD: 'kept' }
    const made = secretsIn(runScript(stdout, { shell, env: set }).calls)
    expect(made.get('web-secret')).toEqual(
      new Map(Object.entries({ DB_PASSWORD: 'kept', SIGNING_KEY: 'old', ...env, SENTRY_DSN: 'https://a b' })),
    )
  })

  test('stop before anything is made, with words, where a value is missing', async () => {
    const { stdout } = await secrets('--kubectl')
    const { status, stderr, calls } = runScript(stdout, { shell })
    expect({ stopped: status !== 0, calls }).toEqual({ stopped: true, calls: [] })
    expect(stderr).toContain('MAIL_API_KEY: set it first, from outside: The mail’s API key, from example.com (x)')
  })

  test('stop before anything is made where a command fails', async () => {
    const { stdout } = await secrets('--kubectl')
    const programs = { tr: '#!/bin/sh\nexit 3\n' }
    expect(runScript(stdout, { shell, env, programs })).toMatchObject({ status: 3, calls: [] })
  })

  test('of one chart ask for a value that another chart makes', async () => {
    const { stdout } = await secrets('shop-web', '--kubectl')
    const { stderr, calls } = runScript(stdout, { shell, env })
    expect(calls).toEqual([])
    expect(stderr).toContain('DB_SECRET_PASSWORD: set it first, same value as db-secret.PASSWORD')
  })
})

test('commands leave out a Secret that a store fills, and say so', async () => {
  const { stdout, stderr } = await secrets('--kubectl', '--set', 'web.store.enabled=true')
  expect(stderr).toBe('web-secret is filled from elsewhere (store.enabled of shop-web)\n')
  expect(stdout).toContain('kubectl create secret generic db-secret')
  expect(stdout).not.toContain('web-secret \\')
})

test.each([[], ['--kubectl'], ['--format', 'json']])('no value of any layer is printed: %s', async (...args) => {
  const { stdout, stderr } = await secrets(
    ...args,
    '--set',
    'web.config.SENTRY_DSN=LEAK-2,web.extraEnv[0].name=MAIL_API_KEY,web.extraEnv[0].value=LEAK-3',
  )
  expect(stdout + stderr).not.toContain('LEAK')
  expect(stdout).toContain('db-secret')
})

test('values that are wrong are told, and nothing else', async () => {
  expect(await secrets('--set', 'web.secretz=1')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('is not a setting'),
  })
  expect(await secrets('nowhere')).toMatchObject({ code: 2, stdout: '' })
  expect(await secrets('-n', 'Shop!')).toMatchObject({ code: 2, stderr: expect.stringContaining('--namespace holds') })
})
