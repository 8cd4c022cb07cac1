// @ts-check
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { stop, transform } from 'esbuild'
import { z } from 'zod'
import { median, time } from './measure.mjs'

/** A source of a chart with another default in each run. @param {string} source @param {number} run */
const edited = (source, run) => source.replace('default(8001)', `default(${20003 + run})`)

/**
 * Times what a person waits for while `generate --watch` runs: from the edit of one chart to the last file that follows.
 *
 * @param {string} bin of the package
 * @param {string} dir a project that is generated
 * @param {number} runs
 * @returns {Promise<{ median: number, min: number, bare: number }>} milliseconds; `bare` of `node -e 0` between the edits
 */
export async function measureEdits(bin, dir, runs) {
  const file = join(dir, 'src/charts/app1.ts')
  const source = readFileSync(file, 'utf8')
  const child = spawn(process.execPath, [bin, 'generate', '--watch'], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] })
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]()
  /** @param {RegExp} pattern */
  const waitFor = async (pattern) => {
    const said = []
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error(`the watcher ended\n${said.join('\n')}`)
      said.push(value)
      if (pattern.test(value)) return value
    }
  }
  const times = []
  const bareTimes = []
  try {
    await waitFor(/^watching /)
    // the first edits also warm the code up
    for (let run = -3; run < runs; run += 1) {
      const bare = await time(process.execPath, ['-e', '0'], { cwd: dir })
      const began = performance.now()
      writeFileSync(file, edited(source, run))
      const outcome = await waitFor(/ files: \d+ written, /)
      if (/ 0 written/.test(outcome)) throw new Error(outcome)
      if (run < 0) continue
      times.push(performance.now() - began)
      bareTimes.push(bare)
    }
  } finally {
    child.kill()
    writeFileSync(file, source)
  }
  return { median: median(times), min: Math.min(...times), bare: median(bareTimes) }
}

/**
 * Times what reading an edited chart costs at least: plain Node, which runs already, makes JavaScript of the source, runs it
 * and has Zod convert it.
 *
 * @param {string} dir a project
 * @param {number} runs
 * @returns {Promise<number>} milliseconds, the median
 */
export async function measureReading(dir, runs) {
  const file = join(dir, 'src/charts/app1.ts')
  const source = readFileSync(file, 'utf8')
  const times = []
  try {
    for (let run = -3; run < runs; run += 1) {
      await time(process.execPath, ['-e', '0'], { cwd: dir })
      const module = join(dir, `src/charts/read-${run}.mjs`)
      writeFileSync(file, edited(source, run))
      const began = performance.now()
      const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'ts' })
      writeFileSync(module, code)
      const { values } = await import(pathToFileURL(module).href)
      z.toJSONSchema(values, { target: 'draft-7', io: 'input' })
      if (run >= 0) times.push(performance.now() - began)
      rmSync(module)
    }
  } finally {
    await stop()
    writeFileSync(file, source)
  }
  return median(times)
}
