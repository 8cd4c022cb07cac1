import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { nginxConfOf, renderFrontend, scriptOf } from '../charts/clipper-frontend/frontend.ts'
import { at, only, podOf, type Rendered } from '../charts/render.ts'
import { tempDir } from '../support/temp-dir.ts'

/** The site that the tests serve. */
const SITE: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>Clipper</title>',
  'sw.js': 'self.skipWaiting()',
  'manifest.json': '{}',
  'assets/x-abc123.js': `export const text = '${'clip '.repeat(1000)}'`,
  'assets/film-abc123.mp4': 'f'.repeat(40_000_000),
  '.well-known/apple-app-site-association': '{}',
  '.env': 'SENTRY_AUTH_TOKEN=a',
  '.git/config.json': '{}',
  'assets/.hidden.js': '',
}
/** Where Debian puts programs that ordinary users have not on their PATH. */
const PATH = `${process.env.PATH}:/usr/sbin`
/** No container of the chart is user 0, so nginx is not here either. */
export const USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/**
 * A folder in place of the container's filesystem: what the chart renders, with paths and the port exchanged. As there, only
 * the emptyDirs of the pod can be written to.
 */
export async function container(overlay: object = {}, site = SITE) {
  const dir = tempDir()
  const port = await freePort()
  const objects = await renderFrontend({ overlay })
  const here = (text: string) =>
    text
      .replaceAll('/tmp/', `${dir}/tmp/`)
      .replaceAll('/usr/share/nginx/html', `${dir}/html`)
      .replaceAll('8080', String(port))
      .replace('exec nginx', `exec nginx -c ${dir}/nginx.conf`)
  const writable = emptyDirsOf(objects)
  for (const path of writable) mkdirSync(join(dir, path), { recursive: true })
  writeFileSync(join(dir, 'nginx.conf'), here(nginxConfOf(objects)))
  for (const [name, text] of Object.entries(site)) {
    mkdirSync(dirname(join(dir, 'html', name)), { recursive: true })
    writeFileSync(join(dir, 'html', name), text)
  }
  for (const name of ['stdout', 'stderr']) writeFileSync(join(dir, name), '')
  lock(dir, [...writable, 'stdout', 'stderr'])
  return { dir, port, script: here(scriptOf(objects)), log: (name: string) => readFileSync(join(dir, name), 'utf8') }
}

/** Where the pod mounts its emptyDirs in the container. */
function emptyDirsOf(objects: readonly Rendered[]): string[] {
  const spec = podOf(only(objects, 'Deployment'))?.spec
  const volumes = at(spec, 'volumes') as unknown[]
  const names = volumes.filter((volume) => at(volume, 'emptyDir')).map((volume) => at(volume, 'name'))
  const mounts = at(spec, 'containers', 0, 'volumeMounts') as unknown[]
  return mounts.filter((mount) => names.includes(at(mount, 'name'))).map((mount) => String(at(mount, 'mountPath')))
}

/** Leaves nginx only these to write to: the rest is of another user, or closed to this one until the test ends. */
function lock(dir: string, writable: readonly string[]): void {
  if (USER.uid) for (const name of writable) chownSync(join(dir, name), USER.uid, USER.gid)
  chmodSync(dir, 0o755)
  if (USER.uid) return
  const closed = [dir, join(dir, 'html')]
  for (const folder of closed) chmodSync(folder, 0o555)
  onTestFinished(() => closed.forEach((folder) => void chmodSync(folder, 0o755)))
}

/** What `nginx -t` says of the configuration. */
export function check(dir: string): { status: number | null; stderr: string } {
  const files = logs(dir)
  const args = ['-c', `${dir}/nginx.conf`, '-t']
  const { status, error } = spawnSync('nginx', args, { ...USER, env: { PATH }, stdio: ['ignore', ...files] })
  for (const file of files) closeSync(file)
  if (error) throw new Error('nginx is needed: install the package nginx of Debian', { cause: error })
  return { status, stderr: readFileSync(join(dir, 'stderr'), 'utf8') }
}

/** Starts it as the pod does, and waits until it answers. It ends with the test, if not before. */
export async function start(overlay: object = {}, site = SITE) {
  const { dir, port, script, log } = await container(overlay, site)
  check(dir)
  const files = logs(dir)
  const nginx = spawn('/bin/sh', ['-ec', script], { ...USER, env: { PATH }, stdio: ['ignore', ...files] })
  for (const file of files) closeSync(file)
  onTestFinished(async () => {
    await stop(nginx, 'SIGTERM')
  })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries++) {
    if (nginx.exitCode !== null) throw new Error(log('stderr'))
    if (await fetch(url).catch(() => undefined)) return { nginx, dir, port, url, log }
    await setTimeout(50)
  }
  throw new Error(`nginx does not answer: ${log('stderr')}`)
}

/** Sends a signal and waits for the end; the exit code. */
export async function stop(nginx: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (nginx.exitCode === null && nginx.signalCode === null) {
    nginx.kill(signal)
    await once(nginx, 'exit')
  }
  return nginx.exitCode
}

/** Files, because nginx opens /dev/stdout once more, which Node's own pipes do not allow. */
function logs(dir: string): [number, number] {
  return [openSync(join(dir, 'stdout'), 'a'), openSync(join(dir, 'stderr'), 'a')]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
