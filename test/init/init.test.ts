import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { HEADER, SECTION_BEGIN, SECTION_END } from '../../src/emit/artifact.ts'
import { readYamlLayer } from '../../src/layers/yaml/yaml-file.ts'
import { isMap, type Value } from '../../src/values/values.ts'
import { run, writeFiles } from '../cli/fixture-project.ts'
import { helm, helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'
import { foreignCharts } from './foreign-charts.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A folder with the packages that `npm install` would bring. */
function emptyProject(): string {
  const root = tempDir()
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(join(repository, 'node_modules/zod'), join(root, 'node_modules/zod'))
  symlinkSync(repository, join(root, 'node_modules/clipper-values'))
  return root
}

const chartDirs = (root: string): string[] =>
  ['', 'charts/']
    .flatMap((above) =>
      existsSync(join(root, above)) ? readdirSync(join(root, above)).map((name) => above + name) : [],
    )
    .filter((dir) => existsSync(join(root, dir, 'Chart.yaml')))

/** What a values.yaml means: a null and a key that is not there are the same, and an order of keys is none. */
function meaningOf(file: string): Value {
  const { layer, issues } = readYamlLayer({ name: file, file, text: existsSync(file) ? readFileSync(file) : '' })
  expect(issues).toEqual([])
  const plain = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(plain)
    if (!isMap(value)) return value
    const kept = Object.entries(value).filter(([, inner]) => inner !== null)
    return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]))
  }
  return plain(layer?.values ?? {})
}

const rendered = (root: string, dir: string): Promise<string[]> =>
  Promise.all(
    helms.map(async ({ bin }) => {
      const { code, stdout, stderr } = await runHelm(bin, ['template', 'release', join(root, dir)])
      if (code !== 0) throw new Error(stderr)
      // a password that a template makes anew each time
      return stdout.replace(/^( {2}admin-password: ).*$/gm, '$1made')
    }),
  )

/** From the charts of somebody to a project that says the same: init, tsc, generate, check, helm. */
async function adopt(root: string, dir: string): Promise<void> {
  const dirs = chartDirs(root)
  const before = dirs.map((one) => meaningOf(join(root, one, 'values.yaml')))
  const manifests = await rendered(root, dir)
  const outputs: string[] = []
  for (const argv of [['init', dir], ['generate', '--force'], ['check']]) {
    const { code, stderr } = await run(root, argv)
    outputs.push(stderr)
    expect({ argv, code, stderr }).toMatchObject({ code: 0 })
  }
  expect(outputs[0]).toContain('npx clipper-values generate --force')
  expect(dirs.map((one) => meaningOf(join(root, one, 'values.yaml')))).toEqual(before)
  expect(await rendered(root, dir)).toEqual(manifests)
  const lint = await runHelm(helm.bin, ['lint', '--strict', join(root, dir)])
  expect(lint).toMatchObject({ code: 0 })
  adopted.push(root)
}

const adopted: string[] = []

/** The compiler takes seconds to read its library, so it judges all projects at once, each with the options that it got. */
function compileAdopted(): void {
  const options = adopted.map((root) => readFileSync(join(root, 'tsconfig.json'), 'utf8'))
  expect(new Set(options).size).toBe(1)
  const around = tempDir()
  const { include, ...rest } = JSON.parse(options[0] as string) as { include: string[] }
  const own = { ...rest, include: adopted.flatMap((root) => include.map((glob) => join(root, glob))) }
  writeFileSync(join(around, 'tsconfig.json'), JSON.stringify(own))
  const tsc = join(repository, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--listFiles'], { cwd: around, encoding: 'utf8' })
  expect({ status, faults: stdout.split('\n').filter((line) => line.includes('error TS')) }).toEqual({
    status: 0,
    faults: [],
  })
  for (const root of adopted) expect(stdout).toContain(`${root}/values.config.ts`)
}

function foreignProject(name: string): { root: string; dir: string } {
  const { files, root: chart } = foreignCharts[name] as (typeof foreignCharts)[string]
  const root = emptyProject()
  writeFiles(root, files)
  return { root, dir: chartDirs(root).find((dir) => dir.endsWith(chart)) as string }
}

test.each(Object.keys(foreignCharts))('the chart %s of somebody else: the same values and manifests', async (name) => {
  const { root, dir } = foreignProject(name)
  await adopt(root, dir)
})

test('what helm create makes', async () => {
  const root = emptyProject()
  await runHelm(helm.bin, ['create', join(root, 'web')])
  await adopt(root, 'web')
})

/** Takes away all that `generate` has made but the values themselves, and the notes, which name what it has made. */
function strip(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const text = readFileSync(file, 'utf8')
    if (entry.name === 'NOTES.txt') rmSync(file)
    if (!text.includes(HEADER) && !text.includes(SECTION_BEGIN)) continue
    if (entry.name === 'README.md')
      writeFileSync(file, text.replace(new RegExp(`${SECTION_BEGIN}[^]*${SECTION_END}`), ''))
    else if (entry.name === 'values.yaml') writeFileSync(file, text.split('\n').slice(3).join('\n'))
    else rmSync(file)
  }
}

const own: [string, { from: string; dir: string; root: string }][] = [
  ['the umbrella of this repository', { from: 'charts', dir: 'charts', root: 'charts/clipper' }],
  ['the example', { from: 'examples/own-chart/charts', dir: 'charts', root: 'charts/greeter' }],
]
test.each(own)('%s without its definitions', async (_, { from, dir, root: chart }) => {
  const root = emptyProject()
  cpSync(join(repository, from), join(root, dir), { recursive: true })
  strip(join(root, dir))
  await adopt(root, chart)
})

test('tsc takes all that was written', () => {
  expect(adopted.length).toBe(Object.keys(foreignCharts).length + 1 + own.length)
  compileAdopted()
})

describe('what is derived', () => {
  const definition = async (name: string): Promise<string> => {
    const { root, dir } = foreignProject(name)
    await run(root, ['init', dir])
    return readFileSync(join(root, 'values', `${dir.split('/').at(-1)}.ts`), 'utf8')
  }

  test('comments are descriptions, kinds come from values and names', async () => {
    const text = await definition('kinds')
    for (const line of [
      "replicas: z.int().min(0).default(2).describe('Number of pods, as a whole number')",
      "mode: z.string().default('0755').describe('Mode')",
      'nothing: z.union([',
      'emptyMap: z.record(z.string(), z.unknown()).default({})',
      "cpu: cpuQuantity().default('100m')",
      'names: z.array(z.string()).default(["a","b"])',
      'podAnnotations: z.record(z.string(), z.string()).default({',
      "containerPort: z.int().min(1).max(65535).default(8080).describe('Port of the container')",
      "toString: z.int().default(1).describe('To string')",
    ])
      expect(text).toContain(line)
  })

  test('the schema of the chart adds what it says and what values.yaml leaves out', async () => {
    const text = await definition('schema')
    for (const line of [
      "level: z.enum(['debug', 'info']).default('info').describe('Least severe message')",
      "port: z.int().min(1024).max(65535).default(8080).describe('A port above 1023')",
      'any: z.union([z.int(), z.string()]).default(1)',
      "password: z.string().meta({ writeOnly: true }).default('')",
      "mustSet: z.string().regex(new RegExp('^[a-z]+$')).optional().describe('Has no default')",
      'className: z.string().optional()',
      'tuning: z.looseObject({',
      'ingress: z.strictObject({',
      'spaced: z.string().optional()',
    ])
      expect(text).toContain(line)
  })

  test('subcharts beside the umbrella are typed, those that it sets values of or that are not here stay open', async () => {
    const text = await definition('umbrella')
    expect(text).toContain('subcharts: { front: web }')
    expect(text).toContain('db: z.looseObject({')
    expect(text).toContain("queue: z.record(z.string(), z.unknown()).optional().describe('Values of the chart queue')")
    expect(text).not.toContain('copySubcharts')
    expect(await definition('copied')).toMatch(
      /subcharts: { web: web },\n {2}copySubcharts: true,\n {2}tags: {"front":\["web"\]}/,
    )
  })
})

describe('over nothing that is there', () => {
  const refusals: [string, { files: Record<string, string>; argv?: string[]; wanted: RegExp }][] = [
    [
      'a project',
      { files: { 'values.config.ts': '' }, wanted: /values\.config\.ts is there already, so this is a project/ },
    ],
    [
      'a definition',
      { files: { 'values/kinds.ts': '' }, wanted: /values\/kinds\.ts is there already[\s\S]*over no file/ },
    ],
    ['no chart', { files: {}, argv: ['init', 'wbe'], wanted: /there is no chart wbe[\s\S]*there are: kinds/ }],
    ['several charts', { files: { 'charts/b/Chart.yaml': 'name: b\n' }, wanted: /name it: clipper-values init kinds/ }],
    ['the chart itself', { files: { 'Chart.yaml': 'name: a\n' }, wanted: /cd \.\. && clipper-values init / }],
    [
      'a values.yaml with a mistake',
      { files: { 'kinds/values.yaml': 'a: 1\na: 2\n' }, wanted: /kinds\/values\.yaml:2/ },
    ],
  ]
  test.each(refusals)('%s', async (_, { files, argv = ['init'], wanted }) => {
    const { root } = foreignProject('kinds')
    writeFiles(root, files)
    const before = readdirSync(root)
    const { code, stderr } = await run(root, argv)
    expect(code).not.toBe(0)
    expect(stderr).toMatch(wanted)
    expect(readdirSync(root)).toEqual(before)
  })

  test('what TypeScript needs stays, and a folder generated that holds something is left alone', async () => {
    const { root } = foreignProject('kinds')
    writeFiles(root, { 'package.json': '{}', 'tsconfig.json': '{}', 'generated/mine.txt': 'mine' })
    const { stderr } = await run(root, ['init'])
    expect(stderr).toContain('npm install --save-dev clipper-values zod')
    expect(readFileSync(join(root, 'package.json'), 'utf8')).toBe('{}')
    expect(await run(root, ['generate', '--force'])).toMatchObject({ code: 0 })
    expect(readFileSync(join(root, 'generated/mine.txt'), 'utf8')).toBe('mine')
    expect(existsSync(join(root, 'generated-values/production/kinds.yaml'))).toBe(true)
  })

  test('a README of the author gets the table at its end, once', async () => {
    const { root, dir } = foreignProject('copied')
    await run(root, ['init', dir])
    const readme = (): string => readFileSync(join(root, dir, 'README.md'), 'utf8')
    expect((await run(root, ['generate'])).stderr).toContain('run with --force to have it at the end')
    await run(root, ['generate', '--force'])
    const once = readme()
    expect(once).toMatch(/^# stack\n\nWords of the author\.\n\n<!-- clipper-values:begin -->/)
    await run(root, ['generate', '--force'])
    expect(readme()).toBe(once)
  })
})
