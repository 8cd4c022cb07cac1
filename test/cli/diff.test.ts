import { describe, expect, test } from 'vitest'
import { helm, helms } from '../helm/helms.ts'
import { diffProject } from './diff-project.ts'
import { CHARTS, ENVIRONMENTS, run } from './fixture-project.ts'

const env = { HELM: helm.bin }
const root = diffProject()

describe.each(helms)('helm $version', ({ bin, version }) => {
  test('settings by chart, then objects with what becomes of their pods', async () => {
    const { code, stdout, stderr } = await run(root, ['diff', 'staging', 'production'], { env: { HELM: bin } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(`staging -> production: 2 settings differ; objects: 2 changed, 1 added; the pods of 1 restart

global
  global.domain  example.com -> shop.example.com

shop-api
  api.replicaCount  2 -> 5

objects, rendered by helm ${version}
  changed  ConfigMap shop-config
    data.domain  example.com -> shop.example.com
  changed  Deployment shop: pods restart
    spec.replicas  2 -> 5
    spec.template.metadata.annotations["checksum/config"]  (checksum) -> (checksum)
  added    PodDisruptionBudget shop
`)
  })
})

test('--verbose says who set it, with the line', async () => {
  const { stdout } = await run(root, ['diff', 'staging', 'production', '--verbose', '--no-render'])
  expect(stdout.split('\n').slice(6)).toEqual([
    '',
    'shop-api',
    '  api.replicaCount  2 -> 5',
    '    staging: set in charts/shop/values.yaml (chart defaults)',
    '    production: set in environments.ts:11 (environment production)',
    '',
  ])
})

test('--format json', async () => {
  const { code, stdout } = await run(root, ['diff', 'staging', 'production', '--format', 'json'], { env })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    issues: [],
    equal: false,
    before: 'staging',
    after: 'production',
    charts: [
      expect.objectContaining({ chart: 'global' }),
      {
        chart: 'shop-api',
        path: ['api'],
        deployed: { before: true, after: true },
        changes: [
          {
            setting: 'api.replicaCount',
            before: { value: 2, origin: { layer: 'chart defaults', file: 'charts/shop/values.yaml' } },
            after: {
              value: 5,
              origin: { layer: 'environment production', file: 'environments.ts', line: 11, column: 7 },
            },
          },
        ],
      },
    ],
    rendered: {
      helm: helm.version,
      objects: [
        {
          object: 'ConfigMap shop-config',
          change: 'changed',
          effects: [],
          refusals: [],
          fields: [{ field: 'data.domain', before: 'example.com', after: 'shop.example.com' }],
        },
        expect.objectContaining({ object: 'Deployment shop', effects: ['restart'] }),
        { object: 'PodDisruptionBudget shop', change: 'added', effects: [], refusals: [], fields: [] },
      ],
    },
  })
})

const exits: [string, { given: string[]; want: number }][] = [
  ['different', { given: ['staging', 'production'], want: 0 }],
  ['different, and the exit code asked for', { given: ['staging', 'production', '--exit-code'], want: 1 }],
  ['equal, and the exit code asked for', { given: ['staging', 'staging', '--exit-code'], want: 0 }],
]
test.each(exits)('%s', async (_, { given, want }) =>
  expect((await run(root, ['diff', ...given], { env })).code).toBe(want),
)

test('equal environments', async () =>
  expect(await run(root, ['diff', 'staging', 'staging'], { env })).toEqual({
    code: 0,
    stdout: 'staging -> staging: no setting differs; no object changes\n',
    stderr: '',
  }))

const wrong: [string, { given: string[]; want: string }][] = [
  ['one environment alone', { given: ['staging'], want: 'diff needs a second <env>, or --against' }],
  [
    'three sides',
    { given: ['staging', 'production', '--against', 'main'], want: 'diff takes a second <env> or --against' },
  ],
  [
    'another format',
    { given: ['staging', 'production', '--format', 'human'], want: '--format is text, json or markdown' },
  ],
  ['an unknown environment', { given: ['staging', 'prodcution'], want: 'did you mean production?' }],
]
test.each(wrong)('%s is exit 2', async (_, { given, want }) => {
  const { code, stdout, stderr } = await run(root, ['diff', ...given], { env })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(want)
})

test('an environment with errors is not compared: exit 2, so that 1 can only mean a difference', async () => {
  const broken = diffProject({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 0') })
  const { code, stdout, stderr } = await run(broken, ['diff', 'staging', 'production', '--exit-code'], { env })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('environments.ts:11')
  const json = await run(broken, ['diff', 'staging', 'production', '--format', 'json'], { env })
  expect(JSON.parse(json.stdout)).toMatchObject({ issues: [{ code: 'out-of-range' }] })
})

test('without helm the settings are compared, and a line says what is not', async () => {
  const { code, stdout, stderr } = await run(root, ['diff', 'staging', 'production'], { env: { PATH: '/nowhere' } })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain('  api.replicaCount  2 -> 5\n')
  expect(stdout.split('\n').at(-2)).toBe(
    'What this does to objects and pods needs helm: there is no helm on PATH and $HELM is not set',
  )
  const quiet = await run(root, ['diff', 'staging', 'production', '--no-render'], { env: { PATH: '/nowhere' } })
  expect(quiet.stdout).not.toContain('helm')
})

test('a side that helm refuses is said in its words, beside the settings', async () => {
  const refusing = diffProject({
    'charts/shop/templates/x.yaml':
      '{{ if eq .Values.global.domain "shop.example.com" }}{{ fail "no such domain" }}{{ end }}\n',
  })
  const { code, stdout, stderr } = await run(refusing, ['diff', 'staging', 'production'], { env })
  expect(code).toBe(2)
  expect(stdout).toContain('  api.replicaCount  2 -> 5\n')
  expect(stdout).toContain('helm refuses one of the sides')
  expect(stderr).toMatch(/^error {2}charts\/shop with production: .*no such domain/m)
  expect(stderr).toContain('1 error')
})

test('what is rendered and no object is no silent loss', async () => {
  const odd = diffProject({ 'charts/shop/templates/x.yaml': 'kind: ConfigMap\nmetadata: {name: x}\na: b: c\n' })
  const { code, stderr } = await run(odd, ['diff', 'staging', 'production'], { env })
  expect(code).toBe(2)
  expect(stderr).toContain('charts/shop')
})

test('no secret is shown, whatever the format', async () => {
  const secrets = diffProject({
    'charts.ts': CHARTS.replace('.regex(/^[a-z]+$/).optional()', '.optional().meta({ writeOnly: true })'),
    'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', "password: 'huntertwo'")
      .replace('extends: base, values: {}', "extends: base, values: { api: { password: 'hunterone' } }")
      .replace("name: 'base',", "name: 'base', notSecret: { 'api.password': 'a test of what is shown' },"),
  })
  for (const format of ['text', 'json', 'markdown']) {
    const { code, stdout, stderr } = await run(
      secrets,
      ['diff', 'staging', 'production', '--verbose', '--format', format],
      { env },
    )
    expect(code).toBe(0)
    expect(stdout).toContain('api.password')
    expect(stdout).toContain('data["shop.conf"]'.replaceAll('"', format === 'json' ? '\\"' : '"'))
    expect(stdout).toContain('(secret)')
    expect(stdout + stderr).not.toMatch(/hunter/)
  }
})
