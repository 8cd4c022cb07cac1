import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildValues } from '../../src/build/build-values.ts'
import { defineChart } from '../../src/define/chart.ts'
import { defineEnvironment } from '../../src/define/environment.ts'
import { defineProject } from '../../src/define/project.ts'
import { formatIssues } from '../../src/issues.ts'
import { extraEnv } from '../../src/k8s/index.ts'
import type { Values } from '../../src/values/values.ts'

const web = defineChart({
  name: 'web',
  values: z.strictObject({
    password: z.string().default('').meta({ writeOnly: true }).describe('Password'),
    passwordKey: z.string().default('password').describe('Key of the password in the Secret'),
    url: z.string().default('').describe('Address'),
    extraEnv: extraEnv(),
    parameters: z.record(z.string(), z.string()).default({}).describe('Parameters'),
  }),
})

const issuesOf = async (values: Values, notSecret?: Record<string, string>) => {
  const base = defineEnvironment({ name: 'base', values, ...(notSecret ? { notSecret } : {}) })
  const top = defineEnvironment({ name: 'top', extends: base, values: {} })
  return (await buildValues(defineProject({ root: web, environments: [top] }), { environment: 'top' })).issues
}
const variable = (name: string, value: string): Values => ({ extraEnv: [{ name, value }] })

const secrets: [string, { given: Values; at: string }][] = [
  ['a setting that is one', { given: { password: 'hunter2' }, at: 'password' }],
  ['a variable called like one', { given: variable('SMTP_PASSWORD', 'hunter2'), at: 'extraEnv[0].value' }],
  ['another', { given: variable('X_API_KEY', 'hunter2'), at: 'extraEnv[0].value' }],
  ['an address with a password', { given: { url: 'postgres://app:hunter2@db/app' }, at: 'url' }],
  ['a token of an issuer', { given: variable('GREETING', `ghp_${'hunter2'.repeat(5)}`), at: 'extraEnv[0].value' }],
  ['a private key', { given: { url: '-----BEGIN RSA PRIVATE KEY-----\nhunter2' }, at: 'url' }],
  ['a random text', { given: variable('SALT', 'hunter2kJ8vQ2xLz9RtW4bN6yP1'), at: 'extraEnv[0].value' }],
  ['an entry of an open map', { given: { parameters: { requirepass: 'hunter2' } }, at: 'parameters.requirepass' }],
]
test.each(secrets)('secret-literal: %s', async (_, { given, at }) => {
  const issues = await issuesOf(given)
  expect(issues.map(({ code }) => code)).toEqual(['secret-literal'])
  expect(formatIssues(issues)).toMatch(/set in environment base\n/)
  expect(formatIssues(issues)).toContain(`error  web  ${at}  `)
  expect(JSON.stringify(issues)).not.toContain('hunter2')
})

const harmless: [string, Values][] = [
  ['a setting that names a key', { passwordKey: 'admin-password' }],
  ['a variable that leads to one', variable('TOKEN_URL', 'https://id.example.com/oauth2/token')],
  ['a reference', { extraEnv: [{ name: 'A_TOKEN', valueFrom: { secretKeyRef: { name: 'web', key: 'token' } } }] }],
  ['an empty variable', variable('SMTP_PASSWORD', '')],
  ['a long name', variable('HOST', 'clipper-backend-headless.clipper-production.svc.cluster.local')],
  ['a path with a version', variable('FOLDER', '/usr/share/postgresql17/extension/vector080')],
  ['an image', variable('IMAGE', 'ghcr.io/example/web-frontend:2024-01-02')],
]
test.each(harmless)('no secret: %s', async (_, given) => expect(await issuesOf(given)).toEqual([]))

describe('notSecret', () => {
  test('allows a variable by its name', async () => {
    expect(await issuesOf(variable('PUBLIC_API_KEY', 'pk1'), { PUBLIC_API_KEY: 'is in every page' })).toEqual([])
  })

  test('allows a path', async () => {
    const values = { parameters: { requirepass: 'no' } }
    expect(await issuesOf(values, { 'parameters.requirepass': 'switches it off' })).toEqual([])
  })

  test('allows nothing else', async () => {
    const issues = await issuesOf({ ...variable('SMTP_PASSWORD', 'x'), password: 'x' }, { OTHER: 'reason' })
    expect(issues.map(({ code }) => code)).toEqual(['secret-literal', 'secret-literal'])
  })
})

test('flags and files of whoever calls may carry secrets', async () => {
  const project = defineProject({ root: web, environments: [defineEnvironment({ name: 'top', values: {} })] })
  const layers = [{ name: '--set', values: { password: 'hunter2' } }]
  expect((await buildValues(project, { environment: 'top', layers })).issues).toEqual([])
})
