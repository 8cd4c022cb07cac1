import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { at, only, type Rendered } from '../charts/render.ts'
import { filesOf } from './prometheus-program.ts'

/** A Prometheus that runs as the chart renders it, with a stub in place of the pods that it watches. */
export interface PrometheusServer {
  readonly get: (path: string) => Promise<Response>
  /** What a query returns. */
  readonly query: (text: string) => Promise<unknown[]>
  /** Writes the token that scrapes bring. */
  readonly setToken: (token: string) => void
  readonly stop: () => Promise<void>
}

/** The container of Prometheus. */
export const prometheusOf = (objects: readonly Rendered[]): unknown =>
  at(only(objects, 'Deployment', 'prometheus'), 'spec', 'template', 'spec', 'containers', 0)

/** Waits until what is looked for is there. */
export const eventually = (look: () => Promise<void> | void) => vi.waitFor(look, { timeout: 60_000, interval: 200 })

/** Starts it on a free port; `stub` answers for every pod, of which there is one with each name of a port. */
export async function startPrometheus(
  objects: readonly Rendered[],
  stub: RequestListener,
  portNames?: readonly string[],
): Promise<PrometheusServer> {
  if (spawnSync('prometheus', ['--version']).error)
    throw new Error('prometheus is missing: install the Debian package prometheus')
  const folder = mkdtempSync(join(tmpdir(), 'clipper-prometheus-'))
  const inFolder = (text: string): string => text.replaceAll('/etc/prometheus', folder)
  const pods = createServer(stub)
  const target = `127.0.0.1:${await listening(pods)}`
  const probe = createServer()
  const address = `127.0.0.1:${await listening(probe)}`
  probe.close()

  for (const name of ['config', 'rules', 'token', 'data']) mkdirSync(join(folder, name))
  const { config, alerts } = filesOf(objects, target, portNames)
  // nobody wants to wait for a minute; its own address is another one here
  const quick = inFolder(config)
    .replaceAll(/interval: \d+s/g, 'interval: 1s')
    .replace('localhost:9090', address)
  writeFileSync(join(folder, 'config/prometheus.yaml'), quick)
  writeFileSync(join(folder, 'rules/alerts.yaml'), alerts)
  const setToken = (token: string) => writeFileSync(join(folder, 'token/token'), token)
  setToken('first')
  const args = (at(prometheusOf(objects), 'args') as string[])
    .map(inFolder)
    .map((arg) => arg.replace('=/prometheus', `=${folder}/data`))
  const program = spawn('prometheus', [...args, `--web.listen-address=${address}`], { stdio: 'ignore' })

  const get = async (path: string): Promise<Response> => fetch(`http://${address}${path}`)
  const query = async (text: string): Promise<unknown[]> => {
    const answer: unknown = await (await get(`/api/v1/query?query=${encodeURIComponent(text)}`)).json()
    if (at(answer, 'status') !== 'success') throw new Error(String(at(answer, 'error')))
    return at(answer, 'data', 'result') as unknown[]
  }
  const stop = async () => {
    await ended(program)
    pods.close()
    rmSync(folder, { recursive: true })
  }
  return { get, query, setToken, stop }
}

function ended(program: ChildProcess): Promise<unknown> {
  if (program.exitCode !== null) return Promise.resolve()
  const end = new Promise((resolve) => program.once('exit', resolve))
  program.kill()
  return end
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
