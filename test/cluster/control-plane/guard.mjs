// @ts-check
import { spawn } from 'node:child_process'
import { openSync, rmSync } from 'node:fs'
import { join } from 'node:path'

// Holds the processes of one cluster. It lives as long as the process that started it is connected: once that one lets go
// or is killed in any way, the guard ends all of them and removes the folder of the cluster, which is its only argument.
const [folder = ''] = process.argv.slice(2)

/** @type {import('node:child_process').ChildProcess[]} */
const children = []
let ending = false

/** @param {string} name @param {string | number | null} how */
function tell(name, how) {
  if (!ending) process.send?.({ name, how })
}

process.on('message', (/** @type {import('./guard.ts').Program} */ { name, bin, args }) => {
  const log = openSync(join(folder, `${name}.log`), 'a')
  const child = spawn(bin, [...args], { cwd: folder, stdio: ['ignore', log, log] })
  children.push(child)
  child.on('error', (error) => tell(name, /** @type {NodeJS.ErrnoException} */ (error).code ?? error.message))
  child.on('exit', (code, signal) => tell(name, code ?? signal))
})

// Nothing of the cluster is kept, so nobody needs time to write. The last started goes first, etcd last.
process.on('disconnect', async () => {
  ending = true
  for (const child of children.reverse()) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})

// Ctrl-C reaches every process of a terminal; the one that started the cluster decides.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
