import { afterAll, beforeAll, expect, test } from 'vitest'
import { at } from '../charts/render.ts'
import { alertCases } from './prometheus-alerts.ts'
import { renderMonitoring } from './prometheus-program.ts'
import { eventually, type PrometheusServer, prometheusOf, startPrometheus } from './prometheus-server.ts'

/** What scrapes of the backend brought as their authorization. */
const seen: (string | undefined)[] = []
const objects = await renderMonitoring({ scrape: { backend: { enabled: true, tokenSecret: { name: 'scrape' } } } })
let prometheus: PrometheusServer | undefined
beforeAll(async () => {
  prometheus = await startPrometheus(objects, (request, response) => {
    seen.push(request.headers.authorization)
    response.end(request.url === '/debug/metrics' ? 'http_in_flight_requests 1\n' : '')
  })
})
afterAll(() => prometheus?.stop())

const running = (): PrometheusServer => {
  if (!prometheus) throw new Error('Prometheus was not started')
  return prometheus
}
const get = (path: string) => running().get(path)

test('starts with the rendered arguments, and passes its probes', async () => {
  for (const kind of ['startupProbe', 'readinessProbe', 'livenessProbe'])
    await eventually(async () => {
      expect((await get(String(at(prometheusOf(objects), kind, 'httpGet', 'path')))).status).toBe(200)
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
  running().setToken('second')
  await eventually(() => expect(seen).toContain('Bearer second'))
  expect(seen.at(-1)).toBe('Bearer second')
})

test('finds the backend up by the labels that alerts and dashboards ask for', async () => {
  await eventually(async () => {
    const found = await running().query('http_in_flight_requests{job="clipper-backend", namespace="default", pod="a"}')
    expect(found).toHaveLength(1)
  })
})

test('takes only pods with the port that a job asks for', async () => {
  const { data } = (await (await get('/api/v1/targets')).json()) as { data: { activeTargets: unknown[] } }
  const jobs = data.activeTargets.map((target) => at(target, 'labels', 'job'))
  expect(jobs.sort()).toEqual(['clipper-backend', 'clipper-monitoring-prometheus'])
})
