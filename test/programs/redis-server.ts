import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { containerOf, filesOf, renderRedis } from '../charts/clipper-redis/redis.ts'
import { at, only } from '../charts/render.ts'
import { tempDir } from '../support/temp-dir.ts'

// Like the pod, not as root: `nobody` where the tests are.
const USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** What a command printed and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly text: string
}

/** A container of the chart on this machine, with its folders below a temporary one and a port of its own. */
export interface Container {
  readonly dir: string
  /** Starts Redis as the pod does. */
  start(): ChildProcess
  /** Runs a command beside it, as a probe or `kubectl exec` does. Variables win over those of the pod. */
  run(command: readonly string[], variables?: Readonly<Record<string, string>>): Ended
  /** Runs the command of a probe. */
  probe(kind: 'startupProbe' | 'readinessProbe' | 'livenessProbe'): Ended
  /** Waits until the readiness probe is content. */
  ready(): Promise<void>
}

/** Throws where a program is missing, because a test that skips itself proves nothing. */
export function requireRedis(): void {
  for (const program of ['redis-server', 'redis-cli'])
    if (spawnSync(program, ['--version']).error)
      throw new Error(`${program} is missing: install the Debian package redis-server`)
}

/** The rendered container, ready to start. */
export async function redisContainer({ overlay = {}, password = 'secret' } = {}): Promise<Container> {
  const objects = await renderRedis({ overlay })
  const container = containerOf(objects)
  const dir = tempDir()
  const moved: Readonly<Record<string, string>> = {
    '/etc/redis': join(dir, 'etc'),
    '/run/redis': join(dir, 'run'),
    '/data': join(dir, 'data'),
    '6379': String(await freePort()),
  }
  const here = (text: string) =>
    text.replace(/\/etc\/redis\b|\/run\/redis\b|(?<= )\/data\b|\b6379\b/g, (found) => moved[found] ?? found)

  for (const folder of ['etc', 'run', 'data']) mkdirSync(join(dir, folder))
  for (const [name, text] of Object.entries(filesOf(objects))) writeFileSync(join(dir, 'etc', name), here(text))
  chmodSync(dir, 0o755)
  if (USER.uid) for (const folder of ['run', 'data']) chownSync(join(dir, folder), USER.uid, USER.gid)

  const secret = (at(container, 'env') as unknown[]).map((variable) => [String(at(variable, 'name')), password])
  const env = { PATH: process.env.PATH ?? '', ...Object.fromEntries(secret) }
  const options = { cwd: join(dir, 'data'), ...USER }

  const run: Container['run'] = ([program = '', ...args], variables = {}) => {
    const { status, stdout, stderr } = spawnSync(program, args.map(here), {
      ...options,
      env: { ...env, ...variables },
      encoding: 'utf8',
    })
    return { code: status, text: (stdout + stderr).trim() }
  }
  const probe: Container['probe'] = (kind) => run(at(container, kind, 'exec', 'command') as string[])
  return {
    dir,
    run,
    probe,
    start: () => {
      const [program = '', ...args] = at(container, 'command') as string[]
      const child = spawn(program, args.map(here), { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] })
      started.push(child)
      return child
    },
    ready: () => until(() => probe('readinessProbe').code === 0),
  }
}

/** The arguments that `helm test` gives to its shell, for the rendered pod. */
export async function helmTestCommand(): Promise<string[]> {
  const container = at(only(await renderRedis(), 'Pod'), 'spec', 'containers', 0)
  return [...(at(container, 'command') as string[]), 'localhost', ...(at(container, 'args') as string[]).slice(1)]
}

/** What a process printed until it ended, which must be within 10 seconds. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)))
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  const late = sleep(10_000, undefined, { ref: false }).then(() => {
    throw new Error('it did not end within 10 s')
  })
  return { code: await Promise.race([code, late]), text }
}

/** Waits for a condition, at most 10 seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited for 10 s in vain')
    await sleep(50)
  }
}

const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL')
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
