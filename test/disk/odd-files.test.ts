import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fixtureProject, snapshot } from '../cli/fixture-project.ts'
import { tempDir } from '../support/temp-dir.ts'
import { runProcess } from './cli-process.ts'

const VALUES = 'charts/shop/values.yaml'
let generated: string
beforeAll(async () => {
  generated = fixtureProject()
  expect((await runProcess(generated, ['generate'])).code).toBe(0)
})

/** A generated project. */
function project(): string {
  const root = tempDir()
  cpSync(generated, root, { recursive: true, verbatimSymlinks: true })
  return root
}

/** What stands in the way of generate, and what it says. */
const inTheWay: readonly [string, { make: (root: string) => void; says: string }][] = [
  [
    'a folder that nobody may write to',
    {
      make: (root) => {
        rmSync(join(root, VALUES))
        chmodSync(join(root, 'charts/shop'), 0o555)
      },
      says: `${VALUES} cannot be written: permission denied`,
    },
  ],
  [
    'a file that nobody may read',
    { make: (root) => chmodSync(join(root, VALUES), 0o000), says: `${VALUES} cannot be read: permission denied` },
  ],
  [
    'a folder in place of a file',
    {
      make: (root) => {
        rmSync(join(root, VALUES))
        mkdirSync(join(root, VALUES))
      },
      says: `${VALUES} cannot be read: it is a folder`,
    },
  ],
  [
    'a file in place of a folder',
    {
      make: (root) => {
        rmSync(join(root, 'generated'), { recursive: true })
        writeFileSync(join(root, 'generated'), '')
      },
      says: 'a file stands where a folder should be',
    },
  ],
  [
    'a pipe in place of a file',
    {
      make: (root) => {
        rmSync(join(root, VALUES))
        execFileSync('mkfifo', [join(root, VALUES)])
      },
      says: `${VALUES} cannot be read: it is a pipe, a socket or a device`,
    },
  ],
  [
    'a link out of the project',
    {
      make: (root) => {
        rmSync(join(root, VALUES))
        symlinkSync('/etc/hostname', join(root, VALUES))
      },
      says: `${VALUES} a symbolic link leads out of the project`,
    },
  ],
  [
    'a configuration that nobody may read',
    {
      make: (root) => chmodSync(join(root, 'values.config.ts'), 0o000),
      says: 'values.config.ts cannot be read: permission denied',
    },
  ],
]

describe('generate says in a line what is in its way, and nothing is lost', () => {
  test.each(inTheWay)('%s', async (_, { make, says }) => {
    const root = project()
    make(root)
    const { code, stderr } = await runProcess(root, ['generate'])
    chmodSync(join(root, 'charts/shop'), 0o755)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
    expect(stderr).not.toMatch(/^ {4}at /m)
    const before = snapshot(generated)
    for (const [path, { content }] of before)
      if (existsSync(join(root, path)) && lstatSync(join(root, path)).isFile() && path !== VALUES)
        expect(readFileSync(join(root, path), 'utf8')).toBe(content)
  })
})

/** What `-f` may name, and what is said of it; nothing where it is fine. */
const named: readonly [string, { make?: (file: string) => void; file?: string; says: string }][] = [
  ['nothing at all', { file: '/dev/null', says: '' }],
  ['a folder', { file: '.', says: '. cannot be read: it is a folder' }],
  ['what is not there', { file: 'none.yaml', says: 'there is no file none.yaml' }],
  ['what never ends', { file: '/dev/zero', says: 'is larger than 8 MiB' }],
  ['a file of 5 GB', { make: (file) => execFileSync('truncate', ['-s', '5G', file]), says: 'is larger than 8 MiB' }],
  ['a line of 7 MB', { make: (file) => writeFileSync(file, `banner: ${'x'.repeat(7_000_000)}\n`), says: '' }],
  [
    '7 MB of brackets',
    { make: (file) => writeFileSync(file, '['.repeat(7_000_000)), says: 'nested deeper than 200 levels' },
  ],
  [
    '7 MB of dashes',
    { make: (file) => writeFileSync(file, '- '.repeat(3_500_000)), says: 'nested deeper than 200 levels' },
  ],
  ['7 MB of anchors', { make: (file) => writeFileSync(file, '&a '.repeat(2_300_000)), says: 'error' }],
  ['7 MB of line ends', { make: (file) => writeFileSync(file, '\n'.repeat(7_000_000)), says: 'words and marks' }],
  [
    'a million keys',
    {
      make: (file) => writeFileSync(file, Array.from({ length: 600_000 }, (_, i) => `k${i}: 1\n`).join('')),
      says: 'words and marks',
    },
  ],
  [
    'a billion laughs',
    {
      make: (file) =>
        writeFileSync(
          file,
          Array.from(
            { length: 12 },
            (_, i) =>
              `a${i}: &a${i} [${
                i === 0
                  ? 'lol'
                  : Array(9)
                      .fill(`*a${i - 1}`)
                      .join()
              }]\n`,
          ).join(''),
        ),
      says: 'too much of the file comes out of aliases',
    },
  ],
  ['an anchor in itself', { make: (file) => writeFileSync(file, 'a: &a [*a]\n'), says: 'error' }],
  ['random bytes', { make: (file) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0x61, 0x3a])), says: 'error' }],
]

describe('validate reads within half a gigabyte', () => {
  test.each(named)('%s', async (_, { make, file = 'given.yaml', says }) => {
    const root = tempDir()
    make?.(join(root, file))
    const config = join(generated, 'values.config.ts')
    const { code, stderr } = await runProcess(root, ['validate', 'shop', '-f', file, '--config', config])
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(/^ {4}at |heap/m)
    expect(says === '' ? [0] : [1, 2]).toContain(code)
  })
})

/** Configurations that are none. */
const configurations: readonly [string, { text: string; says: string }][] = [
  ['ends the process', { text: 'process.exit(0)', says: 'ended the process before it was loaded' }],
  ['waits for ever', { text: 'await new Promise(() => {})\nexport default 1', says: 'waits for what never comes' }],
  ['throws', { text: "throw new Error('no')", says: 'values.config.ts' }],
  ['is no TypeScript', { text: 'const = 1', says: 'values.config.ts' }],
]

test.each(configurations)('a configuration that %s is said to do so', async (_, { text, says }) => {
  const root = fixtureProject({ 'values.config.ts': text })
  const { code, stderr } = await runProcess(root, ['check'])
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
})

test('what a configuration prints is no data', async () => {
  const root = fixtureProject()
  writeFileSync(
    join(root, 'values.config.ts'),
    `console.log('noise')\n${readFileSync(join(root, 'values.config.ts'), 'utf8')}`,
  )
  const { code, stdout, stderr } = await runProcess(root, ['validate', 'shop', '-f', '/dev/null', '--format', 'json'])
  expect({ code, issues: (JSON.parse(stdout) as { issues: unknown }).issues }).toEqual({ code: 0, issues: [] })
  expect(stderr).toContain('noise')
})
