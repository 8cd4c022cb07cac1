// @ts-check
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const peakHook = fileURLToPath(new URL('peak-memory.cjs', import.meta.url))

/**
 * @typedef {object} Command a node process to measure
 * @property {readonly string[]} args what follows `node`
 * @property {string} cwd
 * @property {number} [code] the exit code it must have, 0 where not given
 * @property {() => void} [before] brings the folder into the state to start from; not timed
 *
 * @typedef {object} Times of one command; milliseconds, MiB
 * @property {number} median
 * @property {number} min
 * @property {number} bare median of `node -e 0`, started before each run
 * @property {number} peak largest resident memory of one further run
 */

/**
 * Times whole processes, each after a bare node, so that a slow moment of the machine hits both.
 *
 * @param {Command} command
 * @param {number} runs
 * @returns {Promise<Times>}
 */
export async function measure(command, runs) {
  const bare = { args: ['-e', '0'], cwd: command.cwd }
  // Memory first: this run also fills the page cache.
  const peak = await peakMemory(command)
  const times = []
  const bareTimes = []
  for (let run = 0; run < runs; run += 1) {
    command.before?.()
    bareTimes.push(await time(process.execPath, bare.args, bare))
    times.push(await time(process.execPath, command.args, command))
  }
  return { median: median(times), min: Math.min(...times), bare: median(bareTimes), peak }
}

/**
 * Runs one process to its end.
 *
 * @param {string} bin
 * @param {readonly string[]} args
 * @param {{ cwd: string, code?: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} milliseconds from start to end
 */
export function time(bin, args, { cwd, code = 0, env = {} }) {
  return new Promise((resolve, reject) => {
    let stderr = ''
    const began = performance.now()
    const child = spawn(bin, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', (got) => {
      const took = performance.now() - began
      if (got === code) resolve(took)
      else reject(new Error(`${bin} ${args.join(' ')}\nexited with ${got}, expected ${code}\n${stderr}`))
    })
  })
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** @param {Command} command @returns {Promise<number>} MiB */
async function peakMemory(command) {
  const file = join(command.cwd, '.peak-memory')
  command.before?.()
  await time(process.execPath, ['--require', peakHook, ...command.args], {
    ...command,
    env: { PEAK_MEMORY_FILE: file },
  })
  const kilobytes = Number(readFileSync(file, 'utf8'))
  rmSync(file)
  return kilobytes / 1024
}
