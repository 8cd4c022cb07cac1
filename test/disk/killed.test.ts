import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fixtureProject, writeFiles } from '../cli/fixture-project.ts'
import { bin } from './cli-process.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const ENVIRONMENTS = 8
/** Some hundreds are a matter of minutes. */
const KILLS = Number(process.env.KILLS ?? 20)
/** Each file has some megabytes: the kernel needs a while for them, and a kill in that while leaves a part. */
const WORDS = 20_000

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

/** Runs `generate`; `killAfter` is the number of milliseconds after the first file was written. */
function generate(root: string, killAfter?: number): Promise<{ signal: string | null; took: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, 'generate'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    let first: number | undefined
    child.stderr.on('data', () => {
      if (first !== undefined) return
      first = performance.now()
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
    })
    child.on('error', reject)
    child.on('close', (_, signal) => resolve({ signal, took: performance.now() - (first ?? 0) }))
  })
}

/** Content of every file, but for those that begin with a dot: what nobody has yet given its name. */
function contents(root: string): Map<string, string> {
  const files = ['charts', 'generated'].flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true }) : [],
  )
  return new Map(
    files
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]),
  )
}
const hidden = (root: string): string[] =>
  ['charts', 'generated']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
    .filter((name) => /(^|\/)\./.test(name))

test('killed at any moment, every file is the old one or the new one, and the next run leaves nothing behind', async () => {
  const root = fixtureProject({ 'values.config.ts': config('old') })
  await generate(root)
  const old = contents(root)
  expect(old.size).toBe(5 + ENVIRONMENTS)
  writeFiles(root, { 'values.config.ts': config('new') })
  const { took } = await generate(root)
  const fresh = contents(root)
  expect([...fresh.keys()]).toEqual([...old.keys()])

  let killed = 0
  for (let i = 0; i < KILLS; i++) {
    writeFiles(root, { 'values.config.ts': config(i % 2 === 0 ? 'old' : 'new') })
    const { signal } = await generate(root, (took * i) / KILLS)
    if (signal === 'SIGKILL') killed++
    for (const [file, content] of contents(root))
      expect([file, content === old.get(file) || content === fresh.get(file)]).toEqual([file, true])
  }
  // at least some must have hit a run at work
  expect(killed).toBeGreaterThan(KILLS / 4)

  writeFiles(root, { 'values.config.ts': config('new') })
  expect((await generate(root)).signal).toBe(null)
  expect(contents(root)).toEqual(fresh)
  expect(hidden(root)).toEqual([])
})
