import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'dist/cli/bin.js')

/** Small enough to cost nothing; anything else waits for the verb that needs it. */
const allowed = new Set(['picocolors', 'fastest-levenshtein'])

/** Every file that a node process loads, from the record that V8 keeps for coverage. Paths from the repository. */
function loadedFiles(args: readonly string[]): { files: string[]; status: number | null } {
  const dir = tempDir()
  const { status } = spawnSync(process.execPath, args, { cwd: root, env: { ...process.env, NODE_V8_COVERAGE: dir } })
  const scripts = readdirSync(dir).flatMap(
    (name) => (JSON.parse(readFileSync(join(dir, name), 'utf8')) as { result: { url: string }[] }).result,
  )
  const files = scripts.filter(({ url }) => url.startsWith('file:')).map(({ url }) => fileURLToPath(url))
  // What `--eval` runs has an address too, but no file.
  return { files: files.filter((file) => existsSync(file)).map((file) => relative(root, file)), status }
}

/** The packages that the files belong to, or that are bundled into them: the bundler names each origin in a comment. */
function packagesIn(files: readonly string[]): string[] {
  const origins = files.flatMap((file) => [
    file,
    ...(readFileSync(join(root, file), 'utf8').match(/^\/\/ .*$/gm) ?? []),
  ])
  const names = origins.map((origin) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(origin)?.[1])
  return [...new Set(names.filter((name) => name !== undefined))]
}

const starts: readonly [string, { given: string[]; want: number }][] = [
  ['--help', { given: ['--help'], want: 0 }],
  ['--version', { given: ['--version'], want: 0 }],
  ['the help of a verb', { given: ['generate', '--help'], want: 0 }],
  ['an unknown verb', { given: ['generrate'], want: 2 }],
  ['an unknown option', { given: ['generate', '--no-such-option'], want: 2 }],
]

test.each(starts)('%s loads no zod, yaml or esbuild, and little code', (_, { given, want }) => {
  const { files, status } = loadedFiles([bin, ...given])
  expect(status).toBe(want)
  expect(files).toContain(join('dist', 'cli', 'bin.js'))
  expect(packagesIn(files).filter((name) => !allowed.has(name))).toEqual([])
  // A bundle without its comments would hide a library from the line above, not from this one.
  const bytes = files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0)
  expect(bytes).toBeLessThan(64 * 1024)
})

test('the record does show a library that is loaded', () => {
  const { files } = loadedFiles(['--input-type=module', '--eval', "import 'yaml'; import 'zod'"])
  expect(packagesIn(files)).toEqual(expect.arrayContaining(['yaml', 'zod']))
})
