import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { CHARTS, CONFIG, fixtureProject, run, snapshot, writeFiles } from './fixture-project.ts'

const RULES = fileURLToPath(new URL('../../src/rules/index.ts', import.meta.url))
const UMBRELLA = {
  'charts.ts': CHARTS.replace('subcharts: { api },', 'subcharts: { api }, copySubcharts: true,'),
  'values.config.ts': CONFIG.replace(
    'production] }',
    "production], minimal: ['charts/shop/examples/{environment}.yaml', '{dir}/ci/{environment}-values.yaml'] }",
  ),
  'charts/shop-api/Chart.yaml': 'apiVersion: v2\nname: shop-api\nversion: 1.0.0\n',
  'charts/shop-api/templates/tests/ready.yaml': '# ready\n',
  'charts/shop-api/files/a.txt': 'a\n',
  'charts/shop-api/notes.md': 'not for helm\n',
  'charts/shop-api/templates/.deployment.yaml.swp': 'an editor is open\n',
  'charts/shop-api/ci/by-hand.yaml': 'not for helm\n',
}
const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')

async function umbrella(): Promise<string> {
  const root = fixtureProject(UMBRELLA)
  expect(await run(root, ['generate'])).toMatchObject({ code: 0 })
  return root
}

test('copies hold what Helm reads of a subchart, with the values made in the same run', async () => {
  const root = await umbrella()
  const copies = [...snapshot(root).keys()].filter((file) => file.startsWith('charts/shop/charts/')).sort()
  expect(copies.map((file) => file.slice('charts/shop/charts/shop-api/'.length))).toEqual([
    'Chart.yaml',
    'files/a.txt',
    'templates/tests/ready.yaml',
    'values.schema.json',
    'values.yaml',
  ])
  for (const file of copies) expect(read(root, file)).toBe(read(root, file.replace('shop/charts/', '')))
  expect(await run(root, ['check'])).toMatchObject({ code: 0 })
})

test('check sees a template that changed, one that went, and a stray file', async () => {
  const root = await umbrella()
  writeFiles(root, {
    'charts/shop-api/templates/tests/ready.yaml': '# changed\n',
    'charts/shop/charts/stray/Chart.yaml': 'x\n',
  })
  rmSync(join(root, 'charts/shop-api/files/a.txt'))
  const { stderr, stdout } = await run(root, ['check'])
  for (const said of [
    'charts/shop/charts/shop-api/templates/tests/ready.yaml differs',
    'charts/shop/charts/shop-api/files/a.txt is no longer made',
    'charts/shop/charts/stray/Chart.yaml is no longer made',
  ])
    expect(stdout + stderr).toContain(said)
  await run(root, ['generate'])
  expect(await run(root, ['check'])).toMatchObject({ code: 0 })
})

test('the templates of rules and shorthands go with the last of them, here and in the copies', async () => {
  const more = UMBRELLA['charts.ts']
    .replace('import { defineChart }', `import { atMost } from '${RULES}'\nimport { defineChart }`)
    .replace("describe('A password'),\n  }),", "describe('A password'),\n  }),\n  rules: [atMost('replicaCount', 5)],")
    .replace('copySubcharts: true,', "copySubcharts: true, shorthands: { 'shop-api': 'api' },")
  const root = fixtureProject({ ...UMBRELLA, 'charts.ts': more })
  expect(await run(root, ['generate'])).toMatchObject({ code: 0 })
  const made = [...snapshot(root).keys()]
  writeFiles(root, { 'charts.ts': UMBRELLA['charts.ts'], 'charts/shop/templates/validate.yaml': '# mine\n' })

  const early = 'charts/shop/templates/before/all/subcharts/are/rendered'
  const gone = [
    'charts/shop-api/templates/validate.yaml',
    'charts/shop/charts/shop-api/templates/validate.yaml',
    `${early}/first/shorthands.yaml`,
    `${early}/validate.yaml`,
  ]
  expect(made).toEqual(expect.arrayContaining(gone))
  const { stderr } = await run(root, ['check'])
  expect([...stderr.matchAll(/(\S+) is no longer made/g)].map(([, file]) => file)).toEqual(gone)
  await run(root, ['generate'])
  expect(await run(root, ['check'])).toMatchObject({ code: 0 })
  expect([...snapshot(root).keys()].sort()).toEqual(
    [...made.filter((file) => !gone.includes(file)), 'charts/shop/templates/validate.yaml'].sort(),
  )
})

test('a file that is no text stops the copy with words', async () => {
  const root = fixtureProject(UMBRELLA)
  writeFileSync(join(root, 'charts/shop-api/files/logo.png'), Buffer.from([0x89, 0x50, 0xff]))
  const { code, stdout, stderr } = await run(root, ['generate'])
  expect({ code, said: stdout + stderr }).toMatchObject({
    code: 2,
    said: expect.stringContaining('charts/shop-api/files/logo.png is no text in UTF-8'),
  })
})

test('minimal files hold what differs from the defaults, for the root or for every chart', async () => {
  const root = await umbrella()
  const values = (file: string): unknown => parse(read(root, file)) ?? {}
  expect(values('charts/shop/examples/production.yaml')).toEqual({
    global: { domain: 'shop.example.com' },
    banner: 'base',
    api: { replicaCount: 5 },
  })
  expect(values('charts/shop/ci/staging-values.yaml')).toEqual({ banner: 'base' })
  expect(values('charts/shop-api/ci/production-values.yaml')).toEqual({
    global: { domain: 'shop.example.com' },
    replicaCount: 5,
  })
  expect(read(root, 'charts/shop-api/ci/production-values.yaml')).toContain(
    '$schema=../../../generated/schemas/shop-api.overlay.schema.json',
  )
})

test.each(['examples/values.yaml', '../{environment}.yaml', 'generated/{environment}.yaml'])(
  'the path %s for minimal values is refused',
  async (path) => {
    const config = CONFIG.replace('production] }', `production], minimal: ['${path}'] }`)
    const { code, stdout, stderr } = await run(fixtureProject({ 'values.config.ts': config }), ['generate'])
    expect({ code, said: stdout + stderr }).toEqual({ code: 2, said: expect.stringContaining(path) })
  },
)
