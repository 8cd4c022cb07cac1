import { expect, test } from 'vitest'
import type { OwnSetting } from '../../src/explain/set-by.ts'
import { formatPath } from '../../src/path.ts'
import { explainProject, SECRETS } from './explain-project.ts'
import { run, writeFiles } from './fixture-project.ts'

const root = await explainProject()
const settingsOf = async (environment: string, cwd = root): Promise<OwnSetting[]> => {
  const { code, stdout } = await run(cwd, ['explain', '--set-by', environment, '--format', 'json'])
  expect(code).toBe(0)
  return (JSON.parse(stdout) as { settings: OwnSetting[] }).settings
}

test('what an environment sets itself, what each replaces, and what is there anyway, by its meaning', async () => {
  const settings = await settingsOf('production')
  const rows = settings.map(({ path, value, replaces, redundant }) => [
    formatPath(path),
    value,
    replaces ? `${replaces.value} of ${replaces.origin.layer}` : undefined,
    redundant,
  ])
  expect(rows.filter(([path]) => path !== 'api.extraEnv')).toEqual([
    ['banner', 'base', 'base of environment base', true],
    ['global.domain', 'shop.example.com', 'example.com of chart defaults', false],
    ['api.replicas', 5, '3 of environment base', false],
    ['api.password', '(secret)', '(secret) of environment base', false],
    ['api.annotations["example.com/x"]', '1', undefined, false],
    ['api.annotations.DB_PASSWORD', '(secret)', undefined, false],
    ['api.resources.requests.cpu', '1000m', '1 of chart defaults', true],
    ['api.resources.requests.memory', '1024Mi', '1Gi of chart defaults', true],
    ['api.resources.limits.memory', '3Gi', '2Gi of chart defaults', false],
  ])
})

test('an environment that only serves others, and one that writes a shorthand', async () => {
  expect((await settingsOf('base')).map(({ path }) => formatPath(path))).toEqual([
    'banner',
    'api.password',
    'api.replicas',
  ])
  expect(await settingsOf('staging')).toMatchObject([
    {
      path: ['api', 'scaling', 'most'],
      written: ['scaling', 'most'],
      value: 7,
      replaces: { value: 10 },
      redundant: false,
    },
  ])
})

test('for people: a line each with its place, warnings, and how many', async () => {
  const { code, stdout, stderr } = await run(root, ['explain', '--set-by', 'production'])
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^ {2}api\.resources\.requests\.cpu +1000m +environments\.ts:\d+ {2}warning: redundant, as "1" in charts\/shop-api\/values\.yaml:\d+ comes to the same$/m,
  )
  expect(stdout).toMatch(/^ {2}api\.replicas +5 +environments\.ts:\d+ {2}instead of 3 in environments\.ts:5$/m)
  expect(stdout).toMatch(/^ {2}api\.annotations\["example\.com\/x"\] +"1" +environments\.ts:\d+ {2}new$/m)
  expect(stderr).toBe('production sets 10 settings itself, 3 of them to what is there anyway\n')
  for (const secret of SECRETS) expect(stdout).not.toContain(secret)
})

test('a null over nothing and an empty map over a map change nothing; a shorthand below wins', async () => {
  const project = await explainProject()
  writeFiles(project, {
    'environments.ts': `import { defineEnvironment } from '${new URL('../../src/index.ts', import.meta.url).pathname}'
export const base = defineEnvironment({ name: 'base', values: { scaling: { most: 7 } } })
export const staging = defineEnvironment({ name: 'staging', values: {} })
export const production = defineEnvironment({
  name: 'production',
  extends: base,
  values: { api: { annotations: { x: null }, resources: {}, scaling: { most: 8 }, hosts: ['a'] } },
})
`,
  })
  expect(await settingsOf('production', project)).toMatchObject([
    { path: ['api', 'annotations', 'x'], redundant: true },
    { path: ['api', 'resources'], redundant: true },
    { path: ['api', 'scaling', 'most'], redundant: false, beatenBy: { layer: 'environment base' } },
    { path: ['api', 'hosts'], redundant: true },
  ])
  const { stdout } = await run(project, ['explain', '--set-by', 'production'])
  expect(stdout).toMatch(/^ {2}api\.annotations\.x +null +\S+ {2}warning: redundant, as nothing is there to remove$/m)
  expect(stdout).toMatch(/^ {2}api\.scaling\.most +8 .*; warning: beaten by environments\.ts:2 \(environment base\)$/m)
})

test.each([
  ['with an environment', ['production', '--set-by', 'production'], 2],
  ['with a layer', ['--set-by', 'production', '--set', 'banner=x'], 2],
  ['of an unknown environment', ['--set-by', 'prodction'], 2],
])('--set-by %s is wrong', async (_, argv, want) => {
  const { code, stdout } = await run(root, ['explain', ...argv])
  expect({ code, stdout }).toEqual({ code: want, stdout: '' })
})
