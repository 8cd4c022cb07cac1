import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bin, type ProcessResult, runProcess } from '../disk/cli-process.ts'
import { tempDir } from '../support/temp-dir.ts'
import { CHARTS, fixtureProject, run, writeFiles } from './fixture-project.ts'

/** A chart without schema: what is refused, its reader refuses. */
function bareChart(files: Readonly<Record<string, string>> = {}): string {
  const root = tempDir()
  writeFiles(root, { 'chart/Chart.yaml': 'apiVersion: v2\nname: bare\nversion: 1.0.0\n', ...files })
  return root
}
const repeated = (text: string, bytes: number): string => text.repeat(Math.floor(bytes / text.length))
const MB = 1_000_000
const DEEP = 'maps and lists are nested deeper than 200 levels'
const LARGE = 'the file is larger than 8 MiB, the most that is read here'
const DENSE = 'the file holds more than 1,000,000 words and marks of YAML, the most that is read here'
const ALIASES = 'too much of the file comes out of aliases'

/** A values file, and what is said of it; nothing where it is fine. */
const FILES: Record<string, { text: string | Buffer; says?: string }> = {
  'brackets of 50 MB': { text: repeated('[', 50 * MB), says: LARGE },
  'brackets of 8 MB': { text: repeated('[', 8 * MB), says: DEEP },
  'dashes of 8 MB': { text: repeated('- ', 8 * MB), says: DEEP },
  'question marks of 8 MB': { text: repeated('? ', 8 * MB), says: DEEP },
  'a million maps in each other, as JSON': { text: `${repeated('{"a":', 5 * MB)}1`, says: DEEP },
  'a block of 1,000 levels': {
    text: Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    says: DEEP,
  },
  'anchors of 8 MB': { text: repeated('&a ', 8 * MB), says: DENSE },
  'a list of a million numbers': { text: `a: [${repeated('1,', 2 * MB)}1]\n`, says: DENSE },
  // the most that is taken, by memory
  'a list of 330,000 numbers': { text: `a: [${repeated('1,', 660_000)}1]\n` },
  'one line of 8 MB': { text: `a: ${repeated('x', 8 * MB)}\n` },
  'a key of a megabyte': { text: `? ${repeated('k', MB)}\n: 1\n` },
  'a number of a megabyte': { text: `a: ${repeated('9', MB)}\n` },
  'aliases of aliases': {
    text: `a0: &a0 [x]\n${Array.from({ length: 11 }, (_, i) => `a${i + 1}: &a${i + 1} [${repeated(`*a${i},`, 35)}]\n`).join('')}`,
    says: ALIASES,
  },
  'one large map behind 9,000 aliases': {
    text: `a: &a {${Array.from({ length: 9000 }, (_, i) => `k${i}: 1`).join()}}\n${Array.from({ length: 9000 }, (_, i) => `b${i}: *a\n`).join('')}`,
    says: ALIASES,
  },
  'merge keys of merge keys': {
    text: `m0: &m0 {k: 1}\n${Array.from({ length: 11 }, (_, i) => `m${i + 1}: &m${i + 1}\n  <<: [${repeated(`*m${i},`, 35)}]\n`).join('')}`,
    says: ALIASES,
  },
  'an anchor in itself': { text: 'a: &a [*a]\n', says: 'a[0]  an anchor cannot contain an alias of itself' },
  'zeros of 8 MB': { text: Buffer.alloc(8 * MB), says: 'YAML cannot hold the character U+0000' },
  'no UTF-8': { text: Buffer.from([0x61, 0x3a, 0x20, 0xff]), says: 'the file is not UTF-8 text' },
  'UTF-16': { text: Buffer.from('\ufeffa: 1\n', 'utf16le'), says: 'the file is UTF-16' },
}
const fileOf = (name: string): string => `${name.replace(/\W+/g, '-')}.yaml`

describe('one process with half a gigabyte of memory reads', () => {
  let result: ProcessResult
  let told: string[]
  beforeAll(async () => {
    const root = bareChart()
    for (const [name, { text }] of Object.entries(FILES)) writeFileSync(join(root, fileOf(name)), text)
    execFileSync('truncate', ['-s', '5G', join(root, 'sparse.yaml')])
    const names = [...Object.keys(FILES).map(fileOf), 'sparse.yaml', '/dev/zero', '/dev/null', 'chart', 'none.yaml']
    result = await runProcess(root, ['validate', 'chart', ...names.flatMap((name) => ['-f', name])])
    told = result.stderr.split(/^(?=error)/m)
  })

  test('all of them, and ends with its own words', () => {
    expect(result).toMatchObject({ code: 2, stderr: expect.stringMatching(/\n\d+ errors\n$/) })
    expect(result.stderr.length).toBeLessThan(10_000)
  })
  test.each(Object.entries(FILES))('%s', (name, { says }) => {
    const own = told.filter((text) => text.includes(fileOf(name)))
    expect(own.map((text) => text.split('\n', 1)[0])).toEqual(says === undefined ? [] : [expect.stringContaining(says)])
  })
  test.each([
    ['a sparse file of 5 GB', 'sparse.yaml', LARGE],
    ['what never ends', '/dev/zero', LARGE],
    ['a folder', '-f chart', 'chart cannot be read: it is a folder'],
    ['what is not there', 'none.yaml', 'there is no file none.yaml'],
  ])('%s', (_, name, says) =>
    expect(told.filter((text) => text.includes(name))).toEqual([expect.stringContaining(says)]),
  )
  test('nothing of /dev/null', () => expect(result.stderr).not.toContain('/dev/null'))
})

test('a pipe of the shell is read as a file, one without end too', () => {
  const script = `${process.execPath} ${bin} validate chart -f <(echo 'a: 1') && ${process.execPath} ${bin} validate chart -f <(yes)`
  const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: bareChart(), encoding: 'utf8', timeout: 60_000 })
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(/^chart takes these values\nerror {2}the file is larger/),
  })
})

const SCHEMA = 'chart/values.schema.json'
const TOO_SLOW = expect.stringContaining(
  'judging the values takes more than 0.5 seconds: is a pattern of a schema to blame?',
)

describe('a chart of somebody else', () => {
  test('with a pattern that takes for ever', async () => {
    const root = bareChart({
      'chart/values.schema.json': '{"properties":{"a":{"pattern":"^(a+)+$"}}}',
      'chart/values.yaml': `a: ${'a'.repeat(60)}b\n`,
    })
    expect(await run(root, ['validate', 'chart'], { patience: 500 })).toMatchObject({ code: 2, stderr: TOO_SLOW })
  })
  const charts: [
    string,
    { files: Record<string, string>; make?: (root: string) => void; says: string; exit?: number },
  ][] = [
    [
      'with a schema that refers to itself alone',
      { files: { [SCHEMA]: '{"$ref":"#"}' }, says: 'cannot be judged here: it refers to itself' },
    ],
    [
      'with a schema of 9 MB',
      { files: { [SCHEMA]: `{"title":"${'x'.repeat(9 * MB)}"}` }, says: `${SCHEMA} is larger than 8 MiB`, exit: 1 },
    ],
    [
      'with a pipe for values',
      {
        files: {},
        make: (root) => execFileSync('mkfifo', [join(root, 'chart/values.yaml')]),
        says: 'chart/values.yaml cannot be read: it is a pipe, a socket or a device',
      },
    ],
    [
      'that is a subchart of itself by a link',
      {
        files: { 'chart/charts/x/Chart.yaml': 'name: x\n' },
        make: (root) => symlinkSync('..', join(root, 'chart/charts/self')),
        says: 'chart/charts/self is a link to a chart around it',
      },
    ],
    [
      'with a link to nothing for a subchart',
      {
        files: {},
        make: (root) => {
          mkdirSync(join(root, 'chart/charts'))
          symlinkSync('nowhere', join(root, 'chart/charts/gone'))
        },
        says: 'chart/charts/gone cannot be read',
      },
    ],
  ]
  test.each(charts)('%s', async (_, { files, make, says, exit = 2 }) => {
    const root = bareChart(files)
    make?.(root)
    const { code, stderr } = await run(root, ['validate', 'chart'])
    expect({ code, stderr }).toEqual({ code: exit, stderr: expect.stringContaining(says) })
  })
})

describe('a chart of the project with a pattern that takes for ever', () => {
  const root = fixtureProject({
    'charts.ts': CHARTS.replace("z.string().default('')", "z.string().regex(/^(base)?(a+)*$/).default('')"),
    'slow.yaml': `banner: ${'a'.repeat(60)}!\n`,
  })
  test.each([
    ['validate', 'shop', '-f'],
    ['build', 'staging', '-f'],
    ['diff', 'staging', '--no-render', '--against'],
  ])('%s', async (...argv) => {
    expect(await run(root, [...argv, 'slow.yaml'], { patience: 500 })).toMatchObject({ code: 2, stderr: TOO_SLOW })
  })
})

test('a hundred thousand unknown keys are all told', async () => {
  const root = fixtureProject({
    'keys.yaml': Array.from({ length: 130_000 }, (_, i) => `k${i}: 1\n`).join(''),
  })
  const { code, stderr } = await run(root, ['validate', 'shop', '-f', 'keys.yaml'])
  expect({ code, last: stderr.slice(-15) }).toEqual({ code: 1, last: '\n130000 errors\n' })
})

describe('a configuration', () => {
  const configurations: [string, { text: string; says: string }][] = [
    [
      'that ends the process',
      { text: 'process.exit(0)', says: 'values.config.ts ended the process before it was loaded' },
    ],
    ['that waits for ever', { text: 'await new Promise(() => {})', says: 'waits for what never comes' }],
    [
      'that throws',
      {
        text: "\nthrow new Error('no')",
        says: 'fails while it runs: no  [project-config]\n  set in values.config.ts:2',
      },
    ],
    [
      'that leaves behind what fails',
      {
        text: "Promise.reject(new Error('late'))\nawait new Promise((done) => setTimeout(done, 100))",
        says: 'values.config.ts fails after it was loaded: late\n',
      },
    ],
    ['that is no TypeScript', { text: 'const = 1', says: 'set in values.config.ts:1' }],
  ]
  test.each(configurations)('%s', async (_, { text, says }) => {
    const root = tempDir()
    writeFiles(root, { 'values.config.ts': text })
    const { code, stdout, stderr } = await runProcess(root, ['check'])
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
    expect(stderr).not.toMatch(/^ {4}at /m)
  })

  test('that prints: it is no part of the data', async () => {
    const root = fixtureProject()
    const config = readFileSync(join(root, 'values.config.ts'), 'utf8')
    writeFiles(root, { 'values.config.ts': `console.log('noise')\nprocess.stdout.write('noise')\n${config}` })
    const { code, stdout, stderr } = await runProcess(root, ['build', 'staging', '--format', 'json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'noise\nnoise' })
    expect(JSON.parse(stdout)).toMatchObject({ issues: [] })
  })
})

describe('characters that nobody sees', () => {
  const KEY = 'a\u202eb\u200b\u001b31m\u{e0041}'
  const SEEN = 'a\\u202eb\\u200b\\u001b31m\\udb40\\udc41'
  const UNSEEN = /[^\n\t\P{Cc}]|\p{Cf}/u
  const chart = CHARTS.replace(
    "banner: z.string().default('')",
    `labels: z.record(z.string(), z.string()).default({}).describe('Labels'), banner: z.string().default('')`,
  )
  /** As a file writes it: YAML takes C1 controls and what has more than 16 bits by escape alone, the rest as it is. */
  const written = `"${KEY.replace('\u001b', '\\x1b').replace('\u{e0041}', '\\U000e0041')}"`
  const root = fixtureProject({
    'charts.ts': chart,
    'bad.yaml': `${written}: 1\n`,
    'good.yaml': `labels: {${written}: "x\u202ey"}\n`,
  })

  const commands: [string, string[], string][] = [
    ['a finding', ['validate', 'shop', '-f', 'bad.yaml'], SEEN],
    ['a finding as JSON', ['validate', 'shop', '-f', 'bad.yaml', '--format', 'json'], SEEN],
    ['explain', ['explain', 'staging', 'labels', '-f', 'good.yaml'], SEEN],
    ['explain as JSON', ['explain', 'staging', 'labels', '-f', 'good.yaml', '--format', 'json'], SEEN],
    ['diff', ['diff', 'staging', '--against', 'good.yaml', '--no-render'], SEEN],
    [
      'diff as JSON',
      ['diff', 'staging', '--against', 'good.yaml', '--no-render', '--format', 'json'],
      SEEN.replaceAll('\\', '\\\\'),
    ],
    [
      'diff for a review',
      ['diff', 'staging', '--against', 'good.yaml', '--no-render', '--format', 'markdown'],
      SEEN.replaceAll('\\', '&#92;'),
    ],
    ['built values', ['build', 'staging', '-f', 'good.yaml'], SEEN.replace('\\udb40\\udc41', '\\U000e0041')],
  ]
  test.each(commands)('%s', async (_, argv, seen) => {
    const { stdout, stderr } = await run(root, argv)
    expect(stdout + stderr).toContain(seen)
    expect(stdout + stderr).not.toMatch(UNSEEN)
  })
})
