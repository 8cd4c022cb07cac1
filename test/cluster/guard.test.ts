import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Guard } from './control-plane/guard.ts'
import { waitFor } from './control-plane/wait-for.ts'

const guard = new URL('control-plane/guard.mjs', import.meta.url).pathname

/** Forks a guard as guard.ts does, and has it start two processes that would live for an hour; each writes its number. */
const runner = `
  const child = require('node:child_process').fork(${JSON.stringify(guard)}, [process.argv[1]], { detached: true, stdio: 'ignore' })
  for (const name of ['one', 'two']) {
    child.send({ name, bin: 'sh', args: ['-c', 'echo $$ > ' + name + '.pid; exec sleep 3600'] })
  }
  setInterval(() => {}, 1000)
`

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const pidIn = (folder: string, name: string): number => Number(readFileSync(join(folder, `${name}.pid`), 'utf8'))

test.each<NodeJS.Signals>(['SIGKILL', 'SIGTERM', 'SIGINT'])(
  'nothing is left of a cluster whose runner ends by %s',
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'clipper-values-guard-test-'))
    const started = spawn(process.execPath, ['-e', runner, folder], { stdio: 'ignore' })
    const pids = await waitFor(async () => ['one', 'two'].map((name) => pidIn(folder, name)), { what: 'both run' })
    expect(pids.map(lives)).toEqual([true, true])
    started.kill(signal)
    await once(started, 'exit')
    await waitFor(async () => !existsSync(folder), { what: 'the folder is gone', seconds: 20 })
    expect(pids.map(lives)).toEqual([false, false])
  },
)

test('a stop ends the processes before it is done, a second one does nothing', async () => {
  const running = await Guard.create('guard-test')
  running.start({ name: 'one', bin: 'sh', args: ['-c', 'echo $$ > one.pid; exec sleep 3600'] })
  const pid = await waitFor(async () => pidIn(running.folder, 'one') || undefined, { what: 'it runs' })
  await running.stop()
  expect({ lives: lives(pid), folder: existsSync(running.folder) }).toEqual({ lives: false, folder: false })
  await running.stop()
})

test('a process that ends by itself is told, with its last lines', async () => {
  const running = await Guard.create('guard-test')
  running.start({ name: 'server', bin: 'sh', args: ['-c', 'echo cannot listen; exit 3'] })
  const told = waitFor(async () => undefined, { what: 'it runs', seconds: 20, check: () => running.check() })
  await expect(told).rejects.toThrow('server has ended (3):\ncannot listen')
  await running.stop()
})

test('a program that is not there is told', async () => {
  const running = await Guard.create('guard-test')
  running.start({ name: 'server', bin: '/nowhere/server', args: [] })
  const told = waitFor(async () => undefined, { what: 'it runs', seconds: 20, check: () => running.check() })
  await expect(told).rejects.toThrow('server has ended (ENOENT)')
  await running.stop()
})
