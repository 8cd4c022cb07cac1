import { cpSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { helm } from '../helm/helms.ts'
import { tempDir } from '../support/temp-dir.ts'
import { commitAll, diffProject, git } from './diff-project.ts'
import { CHARTS, ENVIRONMENTS, run, writeFiles } from './fixture-project.ts'

const env = { HELM: helm.bin, PATH: process.env.PATH ?? '' }

/** A repository with what was generated, and after it another number of pods that is not committed. */
async function repository(): Promise<string> {
  const root = diffProject()
  expect((await run(root, ['generate'])).code).toBe(0)
  commitAll(root, 'first')
  writeFiles(root, { 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 3') })
  return root
}

describe('a commit', () => {
  test('its generated values are what was', async () => {
    const { code, stdout } = await run(await repository(), ['diff', 'production', '--against', 'main', '--verbose'], {
      env,
    })
    expect(code).toBe(0)
    expect(
      stdout.replace(/shop\.yaml:\d+/, 'shop.yaml:LINE'),
    ).toBe(`production at main -> production: 1 setting differs; objects: 1 changed, 1 removed

shop-api
  api.replicaCount  5 -> 3
    production at main: set in generated/production/shop.yaml:LINE (main)
    production: set in environments.ts:11 (environment production)

objects, rendered by helm ${helm.version}
  changed  Deployment shop
    spec.replicas  5 -> 3
  removed  PodDisruptionBudget shop
`)
  })

  test('it is rendered with its own charts, so that a change of a template alone is seen', async () => {
    const root = await repository()
    writeFiles(root, { 'environments.ts': ENVIRONMENTS, 'charts/shop/templates/deployment.yaml': '' })
    const { stdout } = await run(root, ['diff', 'production', '--against', 'HEAD'], { env })
    expect(stdout.split('\n')).toEqual([
      'production at HEAD -> production: no setting differs; objects: 2 removed',
      '',
      `objects, rendered by helm ${helm.version}`,
      '  removed  Deployment shop',
      '  removed  PodDisruptionBudget shop',
      '',
    ])
    expect((await run(root, ['diff', 'production', '--against', 'HEAD', '--exit-code'], { env })).code).toBe(1)
  })

  test('files, index and commits stay as they are, and nothing is left behind', async () => {
    const root = await repository()
    const state = (): string => git(root, 'status', '--porcelain') + git(root, 'rev-parse', 'HEAD')
    const copies = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('values-diff-'))
    const before = state()
    await run(root, ['diff', 'production', '--against', 'main'], { env })
    expect(state()).toBe(before)
    expect(copies()).toEqual([])
  })

  test('a project in a folder of a repository', async () => {
    const outer = tempDir()
    const project = `${outer}/project`
    cpSync(await repository(), project, { recursive: true, verbatimSymlinks: true })
    rmSync(`${project}/.git`, { recursive: true })
    writeFiles(project, { '.gitignore': 'node_modules\n', 'environments.ts': ENVIRONMENTS })
    commitAll(outer, 'project')
    writeFiles(project, { 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 3') })
    const { code, stdout } = await run(project, ['diff', 'production', '--against', 'main'], { env })
    expect(code).toBe(0)
    expect(stdout).toContain('1 setting differs; objects: 1 changed, 1 removed\n')
  })

  test('what was a secret there is one, though the setting is gone', async () => {
    const root = diffProject({
      'charts.ts': CHARTS.replace('password: z', 'word: z').replace(
        '.regex(/^[a-z]+$/).optional()',
        '.optional().meta({ writeOnly: true })',
      ),
      'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', "word: 'hunterone'").replace(
        "name: 'base',",
        "name: 'base', notSecret: { 'api.word': 'a test of what is shown' },",
      ),
    })
    expect((await run(root, ['generate'])).code).toBe(0)
    commitAll(root, 'first')
    writeFiles(root, { 'charts.ts': CHARTS, 'environments.ts': ENVIRONMENTS })
    const { code, stdout } = await run(root, ['diff', 'production', '--against', 'main'], { env })
    expect(code).toBe(0)
    expect(stdout).toContain('  api.word  (secret) -> (none)\n')
    expect(stdout).not.toContain('hunter')
  })

  const wrong: [string, { given: string; want: string[] }][] = [
    ['no such commit', { given: 'nope', want: ['there is no file and no commit of git nope', 'hint: fetch it'] }],
    [
      'what git would take as an option',
      { given: '--upload-pack=x', want: ['there is no file and no commit of git --upload-pack=x'] },
    ],
    [
      'a commit before the environment was generated',
      { given: 'empty', want: ['empty has no generated/production/shop.yaml'] },
    ],
  ]
  test.each(wrong)('%s is exit 2', async (_, { given, want }) => {
    const root = await repository()
    git(root, 'checkout', '--quiet', '--orphan', 'empty')
    git(root, 'rm', '-r', '-f', '--quiet', '--cached', '.')
    git(root, 'commit', '--quiet', '--allow-empty', '--message', 'empty')
    const { code, stdout, stderr } = await run(root, ['diff', 'production', `--against=${given}`], { env })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    for (const words of want) expect(stderr).toContain(words)
    const json = await run(root, ['diff', 'production', `--against=${given}`, '--format', 'json'], { env })
    expect(JSON.parse(json.stdout)).toMatchObject({ issues: [{ code: 'git-ref' }] })
  })

  test('no repository, and no git', async () => {
    const root = diffProject()
    const none = await run(root, ['diff', 'production', '--against', 'main'], {
      env: { ...env, GIT_CEILING_DIRECTORIES: tmpdir() },
    })
    expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/not a git repository/) })
    const missing = await run(root, ['diff', 'production', '--against', 'main'], { env: { PATH: '/nowhere' } })
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no git on PATH') })
  })
})

describe('a values file', () => {
  test('is a layer over the defaults', async () => {
    const root = diffProject({ 'deployed.yaml': '# as deployed\nbanner: base\napi:\n  replicaCount: 4\n' })
    const { code, stdout } = await run(root, [
      'diff',
      'production',
      '--against',
      'deployed.yaml',
      '--verbose',
      '--no-render',
    ])
    expect(code).toBe(0)
    expect(stdout).toBe(`deployed.yaml -> production: 2 settings differ

global
  global.domain  example.com -> shop.example.com
    deployed.yaml: set in charts/shop/values.yaml (chart defaults)
    production: set in environments.ts:9 (environment production)

shop-api
  api.replicaCount  4 -> 5
    deployed.yaml: set in deployed.yaml:4
    production: set in environments.ts:11 (environment production)
`)
  })

  const wrong: [string, { given: string; want: string }][] = [
    ['that is not there', { given: 'nope.yaml', want: 'there is no file nope.yaml' }],
    ['that is no YAML', { given: './tabs.txt', want: 'tabs.txt:2' }],
    ['with mistakes', { given: 'typo.txt', want: 'did you mean replicaCount?' }],
    ['that is a folder', { given: './charts', want: './charts cannot be read: it is a folder' }],
  ]
  test.each(wrong)('%s is exit 2', async (_, { given, want }) => {
    const root = diffProject({ 'tabs.txt': 'api:\n\treplicaCount: 1\n', 'typo.txt': 'api:\n  replicaCuont: 1\n' })
    const { code, stdout, stderr } = await run(root, ['diff', 'production', '--against', given])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(want)
  })
})
