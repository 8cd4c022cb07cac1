import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { helm } from '../helm/helms.ts'
import { CHARTS, ENVIRONMENTS, fixtureProject, run, writeFiles } from './fixture-project.ts'

const SECRET = 'hunter2hunter2'
const chart = (name: string): string =>
  `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nicon: https://example.com/x.png\n`

/** The password is a secret of the schema; what templates make of the values is printed by helm where it fails. */
const charts = CHARTS.replace('.regex(/^[a-z]+$/).optional()', '.optional().meta({ writeOnly: true })')
const files: Readonly<Record<string, string>> = {
  'good.yaml': `api:\n  password: ${SECRET}\n`,
  'wrong-type.yaml': `api:\n  password: [${SECRET}]\n`,
  'wrong-map.yaml': `api:\n  password: {a: ${SECRET}}\n`,
  'unknown.yaml': `api:\n  pasword: ${SECRET}\n`,
  'twice.yaml': `api:\n  password: ${SECRET}\n  password: ${SECRET}\n`,
  'syntax.yaml': `api:\n  password: "${SECRET}\n`,
  'tab.yaml': `api:\n\tpassword: ${SECRET}\n`,
  'alias.yaml': `api:\n  password: *${SECRET}\n`,
  'key.yaml': `api:\n  ? [${SECRET}]\n  : 1\n`,
  'list.yaml': `- ${SECRET}\n`,
  'documents.yaml': `api:\n  password: ${SECRET}\n---\napi:\n  password: ${SECRET}\n`,
}

let root: string
beforeAll(async () => {
  root = fixtureProject({
    'charts.ts': charts,
    'charts/shop/Chart.yaml': chart('shop'),
    'charts/shop-api/Chart.yaml': chart('shop-api'),
    'charts/shop-api/templates/x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata: {}\n',
    ...files,
  })
  expect((await run(root, ['generate'])).code).toBe(0)
})

/** All that a run says, but for the values that it was asked to print. */
async function said(args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(root, args, { env: { HELM: helm.bin } })
  if (args[0] !== 'build') return stdout + stderr
  return args.includes('json') ? JSON.stringify({ ...JSON.parse(stdout), values: undefined }) + stderr : stderr
}

const formats = [[], ['--format', 'json']]

describe.each(Object.keys(files))('%s', (file) => {
  test.each(formats)('nobody repeats what is in it %s', async (...format) => {
    for (const verb of ['validate shop', 'build production', 'explain production api.password', 'explain production'])
      expect(await said([...verb.split(' '), '-f', file, ...format])).not.toContain(SECRET)
    expect(await said(['diff', 'production', '--against', file, ...format])).not.toContain(SECRET)
  })
})

const flags: readonly string[] = [
  `--set=api.password=${SECRET}`,
  `--set=api.pasword=${SECRET}`,
  `--set=api.password[=${SECRET}`,
  `--set=api.password={${SECRET}`,
  `--set=api.password.x=${SECRET}`,
  `--set-json=api={"password":"${SECRET}"`,
  `--set-json=api.password=["${SECRET}"]`,
]
test.each(['api.replicaCount', 'api.image', 'banner[0]'])('no message repeats a wrong value of %s', async (path) => {
  for (const format of formats)
    for (const verb of ['validate shop', 'build production'])
      expect(await said([...verb.split(' '), `--set-string=${path}=${SECRET}`, ...format])).not.toContain(SECRET)
})

test.each(flags)('nobody repeats the value of a flag: %s', async (flag) => {
  for (const format of formats)
    for (const verb of ['validate shop', 'build production', 'explain production api.password'])
      expect(await said([...verb.split(' '), flag, ...format])).not.toContain(SECRET)
})

const verbs = ['build production', 'explain production api', 'explain --set-by production', 'diff staging production']
const withPassword = ENVIRONMENTS.replace('replicaCount: 5', `password: '${SECRET}'`)

test('nobody repeats a secret of an environment, and no file gets it', async () => {
  writeFiles(root, { 'environments.ts': withPassword })
  for (const format of formats)
    for (const verb of [...verbs, 'check', 'generate', 'lint', 'secrets production'])
      expect(await said([...verb.split(' '), ...format])).not.toContain(SECRET)
  expect(readFileSync(`${root}/generated/production/shop-api.yaml`, 'utf8')).not.toContain(SECRET)
})

test('build refuses an environment with a secret, as generate does', async () => {
  writeFiles(root, { 'environments.ts': withPassword })
  const { code, stdout, stderr } = await run(root, ['build', 'production'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('api.password  is a secret')
})

test('nor one that the environment calls none', async () => {
  const allowed = "name: 'base', notSecret: { 'api.password': 'of a demo' },"
  writeFiles(root, { 'environments.ts': withPassword.replace("name: 'base',", allowed) })
  for (const format of formats)
    for (const verb of verbs) expect(await said([...verb.split(' '), ...format])).not.toContain(SECRET)
})
