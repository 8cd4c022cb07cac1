import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { at, only } from '../charts/render.ts'
import { alertCases } from './prometheus-alerts.ts'
import { filesOf, renderMonitoring } from './prometheus-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'clipper-prometheus-'))
/** What scrapes of the backend brought as their authorization. */
const seen: (string | undefined)[] = []
let backend: Server | undefined
let prometheus: ChildProcess | undefined
let address = ''
let objects: Awaited<ReturnType<typeof renderMonitoring>>

const setToken = (token: string) => writeFileSync(join(folder, 'token/token'), token)
const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

beforeAll(async () => {
  if (spawnSync('prometheus', ['--version']).error)
    throw new Error('prometheus is missing: install the Debian package prometheus')
  backend = createServer((request, response) => {
    seen.push(request.headers.authorization)
    response.end(request.url === '/debug/metrics' ? 'http_in_flight_requests 1\n' : '')
  })
  const target = `127.0.0.1:${await listening(backend)}`
  const probe = createServer()
  address = `127.0.0.1:${await listening(probe)}`
  probe.close()

  objects = await renderMonitoring({ scrape: { backend: { enabled: true, tokenSecret: { name: 'scrape' } } } })
  for (const name of ['config', 'rules', 'token', 'data']) mkdirSync(join(folder, name))
  const { config, alerts } = filesOf(objects, target)
  // nobody wants to wait for a minute
  writeFileSync(join(folder, 'config/prometheus.yaml'), inFolder(config).replaceAll(/interval: \d+s/g, 'interval: 1s'))
  writeFileSync(join(folder, 'rules/alerts.yaml'), alerts)
  setToken('first')
  const args = (at(container(), 'args') as string[])
    .map(inFolder)
    .map((arg) => arg.replace('=/prometheus', `=${folder}/data`))
  prometheus = spawn('prometheus', [...args, `--web.listen-address=${address}`], { stdio: 'ignore' })
})
afterAll(async () => {
  const ended = new Promise((resolve) => (prometheus ? prometheus.once('exit', resolve) : resolve(undefined)))
  prometheus?.kill()
  await ended
  backend?.close()
  rmSync(folder, { recursive: true })
})

const inFolder = (text: string): string => text.replaceAll('/etc/prometheus', folder)
const container = (): unknown =>
  at(only(objects, 'Deployment', 'prometheus'), 'spec', 'template', 'spec', 'containers', 0)
const get = async (path: string): Promise<Response> => fetch(`http://${address}${path}`)
const eventually = (look: () => Promise<void> | void) => vi.waitFor(look, { timeout: 60_000, interval: 200 })

test('starts with the rendered arguments, and passes its probes', async () => {
  for (const kind of ['startupProbe', 'readinessProbe', 'livenessProbe'])
    await eventually(async () => {
      expect((await get(String(at(container(), kind, 'httpGet', 'path')))).status).toBe(200)
    })
})

test('keeps data as long as the values say', async () => {
  const { data } = (await (await get('/api/v1/status/flags')).json()) as { data: unknown }
  expect(data).toMatchObject({ 'storage.tsdb.retention.time': '30d', 'storage.tsdb.retention.size': '16GiB' })
})

test('has every alert, and each can be evaluated', async () => {
  await eventually(async () => {
    const { data } = (await (await get('/api/v1/rules')).json()) as { data: { groups: { rules: unknown[] }[] } }
    const rules = data.groups.flatMap((group) => group.rules)
    expect(rules).toHaveLength(Object.keys(alertCases).length)
    expect(rules.map((rule) => at(rule, 'health'))).toEqual(rules.map(() => 'ok'))
  })
})

test('shows a renewed token without a restart', async () => {
  await eventually(() => expect(seen).toContain('Bearer first'))
  setToken('second')
  await eventually(() => expect(seen).toContain('Bearer second'))
  expect(seen.at(-1)).toBe('Bearer second')
})

test('finds the backend up by the labels that alerts and dashboards ask for', async () => {
  await eventually(async () => {
    const query = encodeURIComponent('http_in_flight_requests{job="clipper-backend", namespace="default", pod="a"}')
    const { data } = (await (await get(`/api/v1/query?query=${query}`)).json()) as { data: { result: unknown[] } }
    expect(data.result).toHaveLength(1)
  })
})

test('takes only pods with the port that a job asks for', async () => {
  const { data } = (await (await get('/api/v1/targets')).json()) as { data: { activeTargets: unknown[] } }
  const jobs = data.activeTargets.map((target) => at(target, 'labels', 'job'))
  expect(jobs.sort()).toEqual(['clipper-backend', 'clipper-monitoring-prometheus'])
})
