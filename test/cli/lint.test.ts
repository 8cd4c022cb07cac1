import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../src/helm/lint.ts'
import type { Issue } from '../../src/issues.ts'
import { helm, helms } from '../helm/helms.ts'
import { ENVIRONMENTS, fixtureProject, run, writeFiles } from './fixture-project.ts'

const CONFIG_MAP = (condition: string): string => `${condition}apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n`
const chart = (name: string, more = ''): string =>
  `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nicon: https://example.com/x.png\n${more}`

/** A project with charts that a helm can render, generated. */
async function lintable(template = ''): Promise<string> {
  const root = fixtureProject({
    'charts/shop/Chart.yaml': chart('shop'),
    'charts/shop/templates/x.yaml': CONFIG_MAP(template),
    'charts/shop-api/Chart.yaml': chart('shop-api'),
    'charts/shop-api/templates/x.yaml': CONFIG_MAP(''),
  })
  expect((await run(root, ['generate'])).code).toBe(0)
  return root
}
const env = { HELM: helm.bin }

describe.each(helms)('helm $version', ({ bin, version }) => {
  test('accepts good charts, and the account names each with its objects', async () => {
    const { code, stdout, stderr } = await run(await lintable(), ['lint'], { env: { HELM: bin } })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain(`helm ${version}: lint --strict, template`)
    expect(stderr.split('rendered objects\n')[1]?.split('\n')).toEqual([
      '            chart defaults  staging  production',
      '  shop                   1        1           1',
      '  shop-api               1        1           1',
      '',
    ])
  })

  test('what a template refuses with one environment is said of that one alone', async () => {
    const root = await lintable(
      '{{ if eq .Values.global.domain "shop.example.com" }}{{ fail "no such domain" }}{{ end }}\n',
    )
    const { code, stderr } = await run(root, ['lint'], { env: { HELM: bin } })
    expect(code).toBe(1)
    expect(stderr).toContain('charts/shop with production:')
    expect(stderr).toContain('no such domain')
    expect(stderr).toMatch(/^ +shop +1 +1 +refused$/m)
    expect(stderr).toMatch(/^ +shop-api +1 +1 +1$/m)
  })

  test('a value that a schema by hand refuses is told with its line', async () => {
    const root = await lintable()
    const schema = { $schema: 'http://json-schema.org/draft-07/schema#', properties: { replicaCount: { maximum: 4 } } }
    writeFiles(root, { 'charts/shop-api/values.schema.json': JSON.stringify(schema) })
    const { code, stderr } = await run(root, ['lint', 'production'], { env: { HELM: bin } })
    expect(code).toBe(1)
    const said = stderr.split(/^(?=error)/m).filter((text) => /^error.*shop-api with production/.test(text))
    expect(said.length).toBeGreaterThan(1)
    for (const text of said)
      expect(text).toMatch(/^ {2}api\.replicaCount is set in environments\.ts:\d+ \(environment production\)$/m)
  })

  test('what only lint refuses', async () => {
    const root = await lintable()
    writeFiles(root, { 'charts/shop-api/templates/x.yaml': CONFIG_MAP('').replace('name: x', 'name: Not_A_Name') })
    const { code, stdout } = await run(root, ['lint', 'production', '--format', 'json'], { env: { HELM: bin } })
    const { issues } = JSON.parse(stdout) as { issues: Issue[] }
    expect(code).toBe(1)
    expect(issues.map(({ code: one, message }) => [one, message])).toEqual([
      ['helm-lint', expect.stringMatching(/^charts\/shop-api with chart defaults: \[(ERROR|WARNING)\].*Not_A_Name/s)],
      ['helm-lint', expect.stringMatching(/^charts\/shop-api with production: \[(ERROR|WARNING)\].*Not_A_Name/s)],
    ])
  })
})

test('a template that fails without -f is a helm-template issue', async () => {
  const root = await lintable('{{ fail "never" }}\n')
  const { stdout } = await run(root, ['lint', '--format', 'json'], { env })
  const result = JSON.parse(stdout) as { issues: Issue[]; helm: string; verdicts: Verdict[] }
  expect(result.helm).toBe(helm.version)
  const refused = result.verdicts.filter(({ issues }) => issues.length > 0)
  expect(refused.map(({ chart, label }) => `${chart} with ${label}`)).toEqual([
    'charts/shop with chart defaults',
    'charts/shop with staging',
    'charts/shop with production',
  ])
  expect(result.verdicts.length).toBeGreaterThan(refused.length)
  expect(result.issues.map(({ code }) => code)).toContain('helm-template')
  expect(result.issues.map(({ message }) => message).join()).toContain('charts/shop with chart defaults')
})

test('an environment with errors is reported, the others are linted', async () => {
  const root = await lintable()
  writeFiles(root, { 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 0') })
  const { code, stderr } = await run(root, ['lint'], { env })
  expect(code).toBe(1)
  expect(stderr).toContain('environments.ts:11')
  expect(stderr).toMatch(/^ +shop +1 +1 +invalid$/m)
  expect(stderr).toMatch(/^ +shop-api +1 +1 +invalid$/m)
})

test('a subchart is judged alone with its section of the environment', async () => {
  const root = await lintable()
  const template = '{{ if gt (int .Values.replicaCount) 4 }}{{ fail "too many" }}{{ end }}\n'
  writeFiles(root, { 'charts/shop-api/templates/x.yaml': CONFIG_MAP(template) })
  const { code, stderr } = await run(root, ['lint'], { env })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^error {2}charts\/shop-api with production: .*too many/m)
  expect(stderr).toMatch(/^ +shop-api +1 +1 +refused$/m)
})

test('a subchart that an environment switches off is not judged there', async () => {
  const root = await lintable()
  writeFiles(root, {
    'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'enabled: false'),
    'charts/shop-api/templates/x.yaml': CONFIG_MAP('{{ if hasKey .Values "enabled" }}{{ fail "off" }}{{ end }}\n'),
  })
  const { code, stderr } = await run(root, ['lint'], { env })
  expect(stderr).toMatch(/^ +shop-api +1 +1 +off$/m)
  expect(code).toBe(0)
  const json = await run(root, ['lint', '--format', 'json'], { env })
  expect(JSON.parse(json.stdout)).toMatchObject({
    unasked: [{ name: 'shop-api', label: 'production', reason: 'off' }],
  })
})

test('in a narrow terminal each environment has a row', async () => {
  const { stderr } = await run(await lintable(), ['lint'], { env, columns: 40 })
  expect(stderr.split('rendered objects\n')[1]?.split('\n')).toEqual([
    '                  shop  shop-api',
    '  chart defaults     1         1',
    '  staging            1         1',
    '  production         1         1',
    '',
  ])
})

const missing: [string, { given: Record<string, string>; want: string }][] = [
  ['no helm anywhere', { given: { PATH: '/nowhere' }, want: 'there is no helm on PATH and $HELM is not set' }],
  ['$HELM that is no helm', { given: { HELM: '/bin/false' }, want: '$HELM is no helm that can be run' }],
  ['$HELM that is not there', { given: { HELM: '/nowhere/helm' }, want: '$HELM is no helm that can be run' }],
]
test.each(missing)('%s: exit 2 with where to get it', async (_, { given, want }) => {
  const { code, stdout, stderr } = await run(fixtureProject(), ['lint'], { env: given })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(want)
  expect(stderr).toContain('https://helm.sh/docs/intro/install')
  const json = await run(fixtureProject(), ['lint', '--format', 'json'], { env: given })
  expect((JSON.parse(json.stdout) as { issues: Issue[] }).issues.map(({ code: one }) => one)).toEqual(['helm-missing'])
})

test('an unknown environment', async () =>
  expect(await run(fixtureProject(), ['lint', 'prod'], { env })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean production?'),
  }))
