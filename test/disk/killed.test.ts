import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fixtureProject, writeFiles } from '../cli/fixture-project.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(repository, 'dist/cli/bin.js')
/** How often `generate` is killed, and half as often `build --output`: `KILLS=300 npm test -- test/disk/killed.test.ts`. */
const KILLS = Number(process.env.KILLS ?? 8)
const TIMEOUT = 120_000 + KILLS * 10_000
const ENVIRONMENTS = 3
/** Each file has a megabyte: the kernel needs a while for it, and a kill in that while leaves a part. */
const WORDS = 8_000
const FOLDERS = ['charts/large', 'generated/types', 'generated/env-0', 'generated/env-2']

/** A project whose files are large, so that a kill falls into the middle of a write; `mark` is in every file. */
const config = (mark: string): string => `import { z } from 'zod'
import { defineChart, defineEnvironment, defineProject } from '${join(repository, 'dist/index.js')}'

const keys = Array.from({ length: 40 }, (_, i) => 'key' + i)
const text = '${mark} '.repeat(${WORDS})
const shape = Object.fromEntries(keys.map((key) => [key, z.string().default(text).describe('Has ${mark}')]))
const root = defineChart({ name: 'large', values: z.strictObject(shape) })
const environments = Array.from({ length: ${ENVIRONMENTS} }, (_, i) => defineEnvironment({ name: 'env-' + i, values: {} }))
export default defineProject({ root, environments })
`

type Killer = (child: ChildProcess) => () => void

/** At the moment in which the first file appears or changes in the folder: it is being written. */
const atWork =
  (folder: string): Killer =>
  (child) => {
    const watcher = watch(folder, () => child.kill('SIGKILL'))
    return () => watcher.close()
  }
const after =
  (milliseconds: number): Killer =>
  (child) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    return () => clearTimeout(timer)
  }

/** Runs the command line, killed or to its end. */
function run(root: string, args: readonly string[], killer?: Killer): Promise<{ killed: boolean; took: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, [bin, ...args], { cwd: root, stdio: 'ignore' })
    const done = killer?.(child)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      done?.()
      if (code !== 0 && signal !== 'SIGKILL') reject(new Error(`exit code ${code}`))
      else resolve({ killed: signal === 'SIGKILL', took: performance.now() - began })
    })
  })
}

const below = (root: string): string[] =>
  ['charts', 'generated', 'out']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
const isTemporary = (file: string): boolean => /(^|\/)\.[^/]*\.tmp$/.test(file)

/** Content of every file, but for what nobody has yet given its name. */
const contents = (root: string): Map<string, string> =>
  new Map(
    below(root)
      .filter((file) => !isTemporary(file))
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  )

/** Runs a command with one configuration and then the other, and kills it again and again. */
async function killedOften(kills: number, args: readonly string[], folders: readonly string[]): Promise<void> {
  const root = fixtureProject({ 'values.config.ts': config('old') })
  mkdirSync(join(root, 'out'))
  await run(root, args)
  const old = contents(root)
  writeFiles(root, { 'values.config.ts': config('new') })
  const { took } = await run(root, args)
  const fresh = contents(root)
  expect([...fresh.keys()]).toEqual([...old.keys()])

  let [killed, inTheMiddle] = [0, 0]
  for (let i = 0; i < kills; i++) {
    writeFiles(root, { 'values.config.ts': config(i % 2 === 0 ? 'old' : 'new') })
    // one in four at any moment of the run
    const folder = folders[i % folders.length] as string
    const result = await run(root, args, i % 4 === 3 ? after(Math.random() * took) : atWork(join(root, folder)))
    if (result.killed) killed++
    if (below(root).some(isTemporary)) inTheMiddle++
    const found = contents(root)
    expect([...found.keys()]).toEqual([...old.keys()])
    for (const [file, content] of found)
      expect([file, content === old.get(file) || content === fresh.get(file)]).toEqual([file, true])
  }
  // kills that came too late or too early prove nothing
  expect(killed).toBeGreaterThanOrEqual(kills / 2)
  expect(inTheMiddle).toBeGreaterThan(0)

  writeFiles(root, { 'values.config.ts': config('new') })
  await run(root, args)
  expect(contents(root)).toEqual(fresh)
  expect(below(root).filter(isTemporary)).toEqual([])
}

test(
  'generate, killed at any moment: every file is the old or the new one, and the next run leaves nothing behind',
  () => killedOften(KILLS, ['generate'], FOLDERS),
  TIMEOUT,
)

test(
  'build --output, killed at any moment: the file is the old or the new one',
  () => killedOften(Math.ceil(KILLS / 2), ['build', 'env-1', '--force', '--output', 'out/values.yaml'], ['out']),
  TIMEOUT,
)
