import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/issues.ts'
import { explainProject, SECRETS } from './explain-project.ts'
import { run } from './fixture-project.ts'

const root = await explainProject()
/** Without a helm: no PATH, no HELM. */
const explain = (...argv: string[]) => run(root, ['explain', ...argv], { env: {} })
const leaf = async (...argv: string[]): Promise<string[]> => {
  const { code, stdout, stderr } = await explain(...argv)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n')
}
/** The line of the first occurrence of a text in a file of the project. */
const lineOf = (file: string, text: string): string => {
  const [before = ''] = readFileSync(join(root, file), 'utf8').split(text)
  return `${file}:${before.split('\n').length}`
}
const defaultOf = (text: string): string => `${lineOf('charts/shop-api/values.yaml', text)} (chart defaults)`

test('a setting: value, who set it, all that it beats, what it takes, rules, templates', async () => {
  expect(await leaf('production', 'api.replicas')).toEqual([
    'api.replicas: 5',
    `  set in ${lineOf('environments.ts', 'replicas: 5')} (environment production)`,
    `  instead of 3 in ${lineOf('environments.ts', 'replicas: 3')} (environment base)`,
    `  instead of 2 in ${defaultOf('replicas: 2')}`,
    '',
    'Pods of the API',
    'takes integer, 1 to 50',
    '',
    'rules that name it',
    '  api.replicas must be at most api.scaling.most, where api.scaling.enabled is set',
    '',
    'templates that read it',
    `  ${lineOf('charts/shop-api/templates/deployment.yaml', '{{ .Values.replicas')}  .Values.replicas`,
    '',
    'which objects change with it: needs helm: there is no helm on PATH and $HELM is not set',
    '',
  ])
})

test('files and flags on top, as in build, also under a shorthand, which wins', async () => {
  const lines = await leaf('production', 'api.replicas', '-f', 'more.yaml', '--set', 'shop-api.replicas=8')
  expect(lines.slice(0, 4)).toEqual([
    'api.replicas: 8',
    '  set in --set, as shop-api.replicas',
    '  instead of 9 in more.yaml:2',
    `  instead of 5 in ${lineOf('environments.ts', 'replicas: 5')} (environment production)`,
  ])
})

const heads: [string, { given: string[]; want: string[] }][] = [
  [
    'a path under a shorthand',
    {
      given: ['staging', 'scaling.most'],
      want: [
        'scaling is a shorthand of api.scaling',
        'api.scaling.most: 7',
        `  set in ${lineOf('environments.ts', 'most: 7')} (environment staging), as scaling.most`,
        `  instead of 10 in ${defaultOf('most: 10')}`,
      ],
    },
  ],
  [
    'an item of a list',
    {
      given: ['production', 'api.extraEnv[0].value'],
      want: [
        'api.extraEnv[0].value: plain',
        `  set in ${lineOf('environments.ts', "value: 'plain'")} (environment production)`,
        `  instead of api.extraEnv without it in ${defaultOf('extraEnv: []')}`,
      ],
    },
  ],
  [
    'an item by its number alone',
    { given: ['production', 'api.extraEnv.0.value'], want: ['api.extraEnv[0].value: plain'] },
  ],
  [
    'an entry of an open map, in quotes',
    {
      given: ['production', 'api.annotations["example.com/x"]'],
      want: [
        'api.annotations["example.com/x"]: "1"',
        `  set in ${lineOf('environments.ts', "'example.com/x'")} (environment production)`,
      ],
    },
  ],
  [
    'such an entry as --set writes it',
    { given: ['production', 'api.annotations.example\\.com/x'], want: ['api.annotations["example.com/x"]: "1"'] },
  ],
  [
    'an entry that nobody sets',
    { given: ['production', 'api.annotations.other'], want: ['api.annotations.other is not set'] },
  ],
  [
    'an open key that templates of others may read',
    { given: ['production', 'global.anything.below'], want: ['global.anything.below is not set'] },
  ],
  [
    'the chart alone',
    {
      given: ['production', 'api.level'],
      want: [
        'api.level: info',
        `  set in ${defaultOf('level: info')}`,
        '  nobody else sets it',
        '',
        'Log level',
        'takes "info" | "debug"',
      ],
    },
  ],
  [
    'a list',
    { given: ['production', 'api.hosts'], want: ['api.hosts:', '  - a', '', `  set in ${defaultOf('hosts:')}`] },
  ],
]
test.each(heads)('%s', async (_, { given, want }) => {
  expect((await leaf(...given)).slice(0, want.length)).toEqual(want)
})

test('a map: each setting in it with its value and who set it', async () => {
  const at = (text: string): string => lineOf('environments.ts', text)
  expect(await leaf('production', 'api.resources')).toEqual([
    expect.stringMatching(/^api\.resources: \S/),
    `  requests.cpu     1000m   ${at("cpu: '1000m'")} (environment production)`,
    `  requests.memory  1024Mi  ${at("memory: '1024Mi'")} (environment production)`,
    `  limits.cpu       "2"     ${defaultOf('cpu: "2"')}`,
    `  limits.memory    3Gi     ${at("memory: '3Gi'")} (environment production)`,
    '',
  ])
})

test('no path: everything', async () => {
  const lines = await leaf('production')
  expect(lines[0]).toBe('(values)')
  expect(lines.filter((line) => /^ {2}(banner|global\.domain|api\.replicas) /.test(line))).toHaveLength(3)
})

test('a template that reads all of a map around the setting is marked', async () => {
  const lines = await leaf('production', 'api.resources.limits.memory')
  const place = lineOf('charts/shop-api/templates/deployment.yaml', '{{- toYaml .Values.resources')
  expect(lines).toContain(`  ${place}  all of .Values.resources`)
})

test('what a helper reads is found where the helper names it', async () =>
  expect(await leaf('production', 'api.password')).toContain(
    `  ${lineOf('charts/shop-api/templates/_helpers.tpl', '{{- .Values.password')}  .Values.password`,
  ))

test('nobody reads it: no templates are named', async () =>
  expect((await leaf('production', 'api.unread')).join('\n')).not.toContain('templates'))

describe('unknown paths', () => {
  const unknown: [string, string][] = [
    ['api.replcas', 'did you mean api.replicas?'],
    ['api.scalng.most', 'did you mean api.scaling.most?'],
    ['replicas', 'did you mean api.replicas?'],
    ['resources.limits.memory', 'did you mean api.resources.limits.memory?'],
    ['api.resources.zzzzzz', 'known in api.resources: requests, limits'],
    ['api.replicas.x', ''],
    ['api.hosts.x', ''],
  ]
  test.each(unknown)('%s: exit 1, with what was meant', async (path, hint) => {
    const { code, stdout, stderr } = await explain('production', path)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      `error  shop  ${path}  is not a setting  [unknown-key]\n${hint ? `  hint: ${hint}\n` : ''}1 error\n`,
    )
    const { stdout: json } = await explain('production', path, '--format', 'json')
    expect((JSON.parse(json) as { issues: Issue[] }).issues.map((issue) => issue.code)).toEqual(['unknown-key'])
  })

  test('a text that is no path is wrong usage', async () => {
    const { code, stderr } = await explain('production', 'api[')
    expect(code).toBe(2)
    expect(stderr).toContain('a path is keys with dots between')
  })

  test('an unknown environment', async () => {
    const { code, stderr } = await explain('prodction', 'banner')
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean production?')
  })
})

describe('an environment with errors is explained all the same, and fails', () => {
  test('a wrong value', async () => {
    const { code, stdout, stderr } = await explain('production', 'api.replicas', '-f', 'wrong.yaml')
    expect(code).toBe(1)
    expect(stderr).toContain('must be <= 50, got 99')
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'api.replicas: 99',
      '  set in wrong.yaml:2',
      `  instead of 5 in ${lineOf('environments.ts', 'replicas: 5')} (environment production)`,
    ])
  })

  test('a key that is no setting may be a misspelled secret', async () => {
    const { code, stdout } = await explain('production', 'api', '-f', 'typo.yaml')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^ {2}pasword +\(secret\) +typo\.yaml:2$/m)
  })

  test('a file that cannot be read leaves nothing to explain', async () => {
    const { code, stdout, stderr } = await explain('production', 'api.replicas', '-f', 'none.yaml')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('there is no file none.yaml')
  })
})

describe('secrets are shown in no format', () => {
  const paths = [
    'api.password',
    'api.extraEnv',
    'api.extraEnv[1].value',
    'api.extraEnv[2]',
    'api.annotations',
    'api',
    '',
  ]
  const formats = [[], ['--format', 'json']]
  const runs = paths.flatMap((path) => formats.map((format) => ['production', ...(path ? [path] : []), ...format]))
  test.each(runs)('%s %s %s %s', async (...argv) => {
    const more = ['--set', 'shop-api.login.token=FLAG-PW']
    const { code, stdout, stderr } = await explain(...argv.filter(Boolean), ...more)
    expect(code).toBe(0)
    expect(stdout).toContain('(secret)')
    for (const secret of [...SECRETS, 'FLAG-PW']) expect(stdout + stderr).not.toContain(secret)
  })

  test('but what is none is shown', async () => {
    const lines = await leaf('production', 'api.extraEnv')
    expect(lines).toContain('    value: plain')
    expect(lines).toContain('  - name: API_TOKEN')
  })
})

test('as JSON: one object with issues, for a setting and for a map', async () => {
  const one = JSON.parse((await explain('production', 'banner', '--format', 'json')).stdout)
  expect(one).toMatchObject({
    issues: [],
    chart: 'shop',
    environment: 'production',
    path: ['banner'],
    setting: {
      value: 'base',
      default: '',
      takes: 'string',
      description: 'Line above every page',
      set: { origin: { layer: 'environment production', file: 'environments.ts' }, path: ['banner'] },
      beaten: [
        { value: 'base', origin: { layer: 'environment base', file: 'environments.ts' } },
        { value: '', origin: { layer: 'chart defaults', file: 'charts/shop/values.yaml' } },
      ],
      rules: [],
      templates: [{ file: 'charts/shop/templates/page.yaml', line: 6, path: ['banner'], isAround: false }],
    },
    unrendered: expect.stringContaining('needs helm'),
  })
  const map = JSON.parse((await explain('staging', 'scaling', '--format', 'json')).stdout)
  expect(map).toMatchObject({
    path: ['api', 'scaling'],
    shorthand: { key: 'scaling', stands: ['api', 'scaling'] },
    leaves: [
      { path: ['api', 'scaling', 'enabled'], value: false, set: { origin: { layer: 'chart defaults' } } },
      { path: ['api', 'scaling', 'most'], value: 7, set: { path: ['scaling', 'most'] } },
    ],
  })
})

test.each([[[]], [['production', 'banner', 'more']]])('wrong usage: %j', async (argv) => {
  expect((await explain(...argv)).code).toBe(2)
})
