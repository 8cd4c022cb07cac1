import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { CHARTS, fixtureProject, snapshot, writeFiles } from '../cli/fixture-project.ts'
import { tempDir } from '../support/temp-dir.ts'
import { runProcess } from './cli-process.ts'

/** Every generated file changes with it. */
const CHANGED = CHARTS.replaceAll("describe('", "describe('Now: ").replace("default('')", "default('now')")
let old: string
let fresh: string

beforeAll(async () => {
  old = fixtureProject()
  fresh = fixtureProject({ 'charts.ts': CHANGED })
  for (const root of [old, fresh]) expect(await runProcess(root, ['generate'])).toMatchObject({ code: 0 })
})

/** The old files with the new definition, and something in the way. */
function project(spoil: (root: string) => void): string {
  const root = tempDir()
  cpSync(old, root, { recursive: true, verbatimSymlinks: true })
  writeFiles(root, { 'charts.ts': CHANGED })
  spoil(root)
  return root
}

/** What every file, link, pipe and folder is, by path. */
function everything(root: string): Map<string, string> {
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(root, 'node_modules')))
  return new Map(found.map((path) => [path.slice(root.length + 1), nature(path)]))
}
function nature(path: string): string {
  const stat = lstatSync(path)
  if (stat.isFile()) return `text ${readFileSync(path, 'utf8')}`
  if (stat.isSymbolicLink()) return `link ${readlinkSync(path)}`
  return stat.isDirectory() ? 'folder' : 'other'
}

const remove = (root: string, path: string): string => {
  rmSync(join(root, path), { recursive: true })
  return join(root, path)
}
const permissions: Record<string, (root: string) => void> = {
  'charts/shop/values.yaml cannot be read: permission denied': (root) =>
    chmodSync(join(root, 'charts/shop/values.yaml'), 0o000),
  'charts/shop-api/README.md cannot be written: permission denied': (root) =>
    chmodSync(join(root, 'charts/shop-api'), 0o555),
  'generated/types/shop.d.ts cannot be read: permission denied': (root) =>
    chmodSync(join(root, 'generated/types'), 0o000),
  'the folder generated/types cannot be listed: permission denied': () => {},
}
const kinds: Record<string, (root: string) => void> = {
  'charts/shop/values.yaml cannot be read: it is a pipe, a socket or a device': (root) => {
    execFileSync('mkfifo', [remove(root, 'charts/shop/values.yaml')])
  },
  'charts/shop/README.md cannot be read: it is a folder': (root) => {
    mkdirSync(remove(root, 'charts/shop/README.md'))
  },
  'charts/shop/values.schema.json cannot be read: its symbolic links lead in a circle': (root) => {
    symlinkSync('values.schema.json', remove(root, 'charts/shop/values.schema.json'))
  },
  'charts/shop-api/README.md cannot be read: a file stands where a folder should be': (root) => {
    writeFileSync(remove(root, 'charts/shop-api'), 'mine')
  },
  'generated/types/shop.d.ts is not touched: a symbolic link leads out of the project': (root) => {
    symlinkSync('/etc/passwd', remove(root, 'generated/types/shop.d.ts'))
  },
}

describe.each([
  ['permissions', permissions],
  ['files of other kinds', kinds],
])('%s', (_, spoilers) => {
  test('each is said in a line, everything else is written, and nothing is lost', async () => {
    const root = project((folder) => {
      for (const spoil of Object.values(spoilers)) spoil(folder)
    })
    const before = everything(root)
    const { code, stderr } = await runProcess(root, ['generate'])
    expect(code).toBe(2)
    for (const message of Object.keys(spoilers)) expect(stderr).toContain(`error  ${message}`)
    expect(stderr).not.toMatch(/^ {4}at /m)
    for (const path of ['charts/shop-api', 'generated/types'].filter((path) =>
      lstatSync(join(root, path)).isDirectory(),
    ))
      chmodSync(join(root, path), 0o755)
    const wanted = everything(fresh)
    const after = everything(root)
    expect([...after.keys()]).toEqual([...before.keys()])
    const other = [...after].filter(([path, now]) => now !== before.get(path) && now !== wanted.get(path))
    expect(other).toEqual([])
    expect(after.get('generated/production/shop.yaml')).toBe(wanted.get('generated/production/shop.yaml'))
  })
})

test('a socket in place of a file is not waited for', async () => {
  const root = project(() => {})
  const socket = remove(root, 'charts/shop/values.yaml')
  const server = createServer()
  // the name of a socket has at most a hundred characters
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  expect(await runProcess(root, ['check'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('charts/shop/values.yaml cannot be read: it is a pipe, a socket or a device'),
  })
  server.close()
})

test('a file that must not be written is replaced in a folder that may be; permissions stay, what a link leads to, too', async () => {
  const root = project((folder) => {
    chmodSync(join(folder, 'charts/shop/values.yaml'), 0o400)
    cpSync(join(folder, 'charts/shop/README.md'), join(folder, 'mine.md'))
    symlinkSync('../../mine.md', remove(folder, 'charts/shop/README.md'))
  })
  expect(await runProcess(root, ['generate'])).toMatchObject({ code: 0 })
  expect(statSync(join(root, 'charts/shop/values.yaml')).mode & 0o777).toBe(0o400)
  expect(snapshot(root).get('charts/shop/values.yaml')?.content).toBe(
    snapshot(fresh).get('charts/shop/values.yaml')?.content,
  )
  expect(readFileSync(join(root, 'mine.md'), 'utf8')).toBe(snapshot(old).get('charts/shop/README.md')?.content)
  expect(lstatSync(join(root, 'charts/shop/README.md')).isFile()).toBe(true)
})

describe('build --output', () => {
  const outputs: [string, { make: (file: string) => void; says: string; after: string }][] = [
    [
      'a pipe',
      { make: (file) => execFileSync('mkfifo', [file]), says: 'it is a pipe, a socket or a device', after: 'other' },
    ],
    ['a folder', { make: (file) => mkdirSync(file), says: 'it is a folder', after: 'folder' }],
    [
      'a device behind a link, which a rename would replace',
      {
        make: (file) => symlinkSync('/dev/null', file),
        says: 'it is a pipe, a socket or a device',
        after: 'link /dev/null',
      },
    ],
    [
      'a file that must not be read',
      {
        make: (file) => writeFileSync(file, 'mine', { mode: 0o000 }),
        says: 'permission denied',
        after: 'text mine',
      },
    ],
  ]
  test.each(outputs)('%s', async (_, { make, says, after }) => {
    const file = join(tempDir(), 'x')
    make(file)
    const { code, stderr } = await runProcess(old, ['build', 'production', '--force', '--output', file])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`cannot be written: ${says}`) })
    if (after === 'text mine') chmodSync(file, 0o600)
    expect(nature(file)).toBe(after)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

const configurations: [string, { make: (file: string) => void; says: string }][] = [
  ['must not be read', { make: (file) => writeFileSync(file, '', { mode: 0o000 }), says: 'permission denied' }],
  ['is a folder', { make: (file) => mkdirSync(file), says: 'it is a folder' }],
  ['is a pipe', { make: (file) => execFileSync('mkfifo', [file]), says: 'it is a pipe, a socket or a device' }],
]
test.each(configurations)('a configuration that %s', async (_, { make, says }) => {
  const root = tempDir()
  make(join(root, 'values.config.ts'))
  const { code, stderr } = await runProcess(root, ['check'])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `error  values.config.ts cannot be read: ${says}  [project-config]\n1 error\n`,
  })
})
