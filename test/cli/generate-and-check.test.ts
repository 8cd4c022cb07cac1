import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/issues.ts'
import { tempDir } from '../support/temp-dir.ts'
import { CHARTS, ENVIRONMENTS, fixtureProject, run, snapshot, writeFiles } from './fixture-project.ts'

const GENERATED = [
  ...['shop', 'shop-api'].flatMap((chart) => [
    `charts/${chart}/README.md`,
    `charts/${chart}/values.schema.json`,
    `charts/${chart}/values.yaml`,
    `generated/schemas/${chart}.argocd-application.schema.json`,
    `generated/schemas/${chart}.flux-helmrelease.schema.json`,
    `generated/schemas/${chart}.overlay.schema.json`,
    `generated/types/${chart}.d.ts`,
  ]),
  'generated/types/.gitignore',
  ...['staging', 'production'].flatMap((environment) => [
    `generated/${environment}/shop-api.yaml`,
    `generated/${environment}/shop.yaml`,
  ]),
].sort()

async function generated(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = fixtureProject(files)
  expect(await run(root, ['generate'])).toMatchObject({ code: 0, stdout: '' })
  return root
}
const issuesOf = (stdout: string): Issue[] => (JSON.parse(stdout) as { issues: Issue[] }).issues
/** `code file` of each difference. */
const drift = async (root: string): Promise<string[]> =>
  issuesOf((await run(root, ['check', '--format', 'json'])).stdout).map(
    ({ code, message }) => `${code} ${message.split(' ', 1)[0]}`,
  )

describe('generate', () => {
  test('writes everything that follows, and says so on stderr', async () => {
    const root = fixtureProject()
    const { code, stdout, stderr } = await run(root, ['generate'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect([...snapshot(root).keys()].sort()).toEqual(GENERATED)
    for (const file of GENERATED) expect(stderr).toContain(`wrote    ${file}\n`)
    expect(stderr).toContain(`${GENERATED.length} files: ${GENERATED.length} written, 0 as before, 0 deleted`)
  })

  test('twice changes nothing, not even the time of a file', async () => {
    const root = await generated()
    const before = snapshot(root)
    expect(await run(root, ['generate'])).toMatchObject({ code: 0, stderr: expect.stringContaining('0 written') })
    expect(snapshot(root)).toEqual(before)
  })

  test('deletes what is no longer made', async () => {
    const root = await generated()
    writeFiles(root, { 'generated/old/shop.yaml': 'x', 'generated/stray.txt': 'x' })
    const { stderr } = await run(root, ['generate'])
    expect(stderr).toContain('deleted  generated/old/shop.yaml\ndeleted  generated/stray.txt\n')
    expect([...snapshot(root).keys()].sort()).toEqual(GENERATED)
  })

  test('as JSON: one object on stdout, no words', async () => {
    const root = fixtureProject()
    const { code, stdout, stderr } = await run(root, ['generate', '--format', 'json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ issues: [], files: GENERATED.length, deleted: [] })
    expect((JSON.parse(stdout) as { written: string[] }).written.sort()).toEqual(GENERATED)
  })

  test('never writes over the work of somebody, and writes all else', async () => {
    const root = fixtureProject({ 'charts/shop/values.yaml': 'mine: 1\n', 'charts/shop-api/README.md': '# Mine\n' })
    const { code, stderr } = await run(root, ['generate'])
    expect(code).toBe(1)
    expect(stderr).toContain('charts/shop/values.yaml exists and was not generated')
    expect(stderr).toContain('charts/shop-api/README.md has no place for the table')
    expect(stderr).toContain('2 errors')
    expect(readFileSync(join(root, 'charts/shop/values.yaml'), 'utf8')).toBe('mine: 1\n')
    expect(readFileSync(join(root, 'charts/shop-api/README.md'), 'utf8')).toBe('# Mine\n')
    expect(existsSync(join(root, 'generated/production/shop.yaml'))).toBe(true)

    expect(await run(root, ['generate', '--force'])).toMatchObject({ code: 0 })
    expect(readFileSync(join(root, 'charts/shop/values.yaml'), 'utf8')).toContain('banner')
    expect(readFileSync(join(root, 'charts/shop-api/README.md'), 'utf8')).toMatch(
      /^# Mine\n\n<!-- clipper-values:begin/,
    )
  })

  test('an environment with errors keeps its old files; each error has the line of the TypeScript source', async () => {
    const root = await generated()
    const before = snapshot(root)
    writeFiles(root, {
      'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCuont: 5').replace(
        "banner: 'base'",
        "banner: 'new'",
      ),
    })
    const { code, stderr } = await run(root, ['generate'])
    expect(code).toBe(1)
    expect(stderr).toContain(
      'error  shop  api.replicaCuont  is not a setting  [unknown-key]\n  set in environments.ts:11 (environment production)\n  hint: did you mean replicaCount?\n1 error\n',
    )
    const after = snapshot(root)
    for (const chart of ['shop', 'shop-api'])
      expect(after.get(`generated/production/${chart}.yaml`)).toEqual(before.get(`generated/production/${chart}.yaml`))
    expect(after.get('generated/staging/shop.yaml')?.content).toContain('banner: new')
  })

  test('a mistake in a definition writes nothing', async () => {
    const root = await generated()
    const before = snapshot(root)
    writeFiles(root, { 'charts.ts': CHARTS.replace(".describe('Line above every page')", '') })
    const { code, stdout, stderr } = await run(root, ['generate'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('error  shop  banner  has no description')
    expect(snapshot(root)).toEqual(before)
  })

  test('a generated folder that leads out of the project: nothing is written or deleted there', async () => {
    const root = fixtureProject()
    const outside = tempDir()
    writeFiles(outside, { 'precious.txt': 'x', 'production/shop.yaml': 'mine' })
    symlinkSync(outside, join(root, 'generated'))
    const { code } = await run(root, ['generate', '--force'])
    expect(code).toBe(2)
    expect(readFileSync(join(outside, 'precious.txt'), 'utf8')).toBe('x')
    expect(readFileSync(join(outside, 'production/shop.yaml'), 'utf8')).toBe('mine')
  })

  test('a file that cannot be written is said, and nothing is lost', async () => {
    const root = await generated()
    rmSync(join(root, 'generated/types'), { recursive: true })
    writeFileSync(join(root, 'generated/types'), 'a file where a folder is needed')
    const { code, stderr } = await run(root, ['generate'])
    expect(code).toBe(2)
    expect(stderr).toContain('generated/types/shop.d.ts')
    expect(stderr).not.toContain('a fault of its own')
  })
})

describe('check', () => {
  test('is content after generate, also from a folder below', async () => {
    const root = await generated()
    for (const cwd of [root, join(root, 'charts/shop')])
      expect(await run(cwd, ['check'])).toEqual({
        code: 0,
        stdout: '',
        stderr: `${GENERATED.length} files are as their definitions say\n`,
      })
  })

  test('writes nothing', async () => {
    const root = fixtureProject()
    expect(await run(root, ['check'])).toMatchObject({ code: 1, stdout: '' })
    expect(existsSync(join(root, 'generated')) || existsSync(join(root, 'charts'))).toBe(false)
    expect(await drift(root)).toEqual(GENERATED.map((file) => `artifact-missing ${file}`))
  })

  const changes: [string, { given: Record<string, string>; want: string[] }][] = [
    [
      'one description of a subchart',
      {
        given: { 'charts.ts': CHARTS.replace('Pods of the API', 'Pods of the interface') },
        want: [
          'charts/shop-api/README.md',
          'charts/shop-api/values.schema.json',
          'charts/shop-api/values.yaml',
          'generated/schemas/shop-api.overlay.schema.json',
          'generated/schemas/shop.overlay.schema.json',
          'generated/types/shop-api.d.ts',
        ],
      },
    ],
    [
      'one description of the root',
      {
        given: { 'charts.ts': CHARTS.replace('Line above every page', 'Line above each page') },
        want: [
          'charts/shop/README.md',
          'charts/shop/values.schema.json',
          'charts/shop/values.yaml',
          'generated/schemas/shop.overlay.schema.json',
          'generated/types/shop.d.ts',
        ],
      },
    ],
    [
      'one value of an environment',
      {
        given: { 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 6') },
        want: ['generated/production/shop-api.yaml', 'generated/production/shop.yaml'],
      },
    ],
    ['a comment in a source', { given: { 'charts.ts': `${CHARTS}\n// nothing\n` }, want: [] }],
    [
      'an edit by hand',
      { given: { 'generated/production/shop.yaml': 'banner: mine\n' }, want: ['generated/production/shop.yaml'] },
    ],
    ['prose around the table', { given: {}, want: [] }],
  ]
  test.each(changes)('%s: names exactly the files that went stale', async (_, { given, want }) => {
    const root = await generated()
    writeFiles(root, given)
    expect(await drift(root)).toEqual(want.map((file) => `artifact-stale ${file}`))
  })

  test('shows the lines that differ', async () => {
    const root = await generated()
    writeFiles(root, { 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 6') })
    const { code, stderr } = await run(root, ['check'])
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /generated\/production\/shop\.yaml differs from its definition {2}\[artifact-stale\]\n +line \d+:\n(?: .*\n)* +- +replicaCount: 5\n +\+ +replicaCount: 6\n/,
    )
    expect(stderr).toContain('hint: run clipper-values generate')
  })

  test('names what is missing and what is no longer made', async () => {
    const root = await generated()
    rmSync(join(root, 'generated/types/shop.d.ts'))
    mkdirSync(join(root, 'generated/old'))
    writeFileSync(join(root, 'generated/old/shop.yaml'), '')
    expect(await drift(root)).toEqual([
      'artifact-missing generated/types/shop.d.ts',
      'artifact-unexpected generated/old/shop.yaml',
    ])
  })
})
