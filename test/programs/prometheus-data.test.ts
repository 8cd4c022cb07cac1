import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dashboards } from '../charts/clipper-monitoring/dashboards.ts'
import { at } from '../charts/render.ts'
import { metricsPage } from './exported-metrics.ts'
import { renderMonitoring } from './prometheus-program.ts'
import { eventually, type PrometheusServer, startPrometheus } from './prometheus-server.ts'

/** Answers for the backend and both exporters, each at the path that is rendered for it. */
const objects = await renderMonitoring({ scrape: { backend: { enabled: true } } })
const scrapes: Record<string, number> = {}
let prometheus: PrometheusServer | undefined
beforeAll(async () => {
  prometheus = await startPrometheus(
    objects,
    ({ url = '' }, response) => {
      const isExported = url === '/debug/metrics' || url === '/metrics'
      scrapes[url] = (scrapes[url] ?? 0) + 1
      response.writeHead(isExported ? 200 : 404).end(isExported ? metricsPage(scrapes[url] ?? 1) : '')
    },
    ['http', 'metrics'],
  )
})
afterAll(() => prometheus?.stop())

const running = (): PrometheusServer => {
  if (!prometheus) throw new Error('Prometheus was not started')
  return prometheus
}
const query = (text: string): Promise<unknown[]> => running().query(text)
/** What the Prometheus of the chart says of itself, and Debian's does not yet. */
const LATER = 'prometheus_tsdb_wal_storage_size_bytes'

test('every job scrapes what it is for', async () => {
  await eventually(async () => {
    const up = (await query('up == 1')).map((sample) => at(sample, 'metric', 'job'))
    expect(up.sort()).toEqual(['clipper-backend', 'clipper-monitoring-prometheus', 'clipper-postgres', 'clipper-redis'])
  })
  expect(Object.keys(scrapes).sort()).toEqual(['/debug/metrics', '/metrics'])
})

const queriesOnce = (queries: readonly string[]) => [...new Set(queries)].filter((text) => !text.includes(LATER))

describe.each(dashboards)('the dashboard $name', ({ queries }) => {
  test.each(queriesOnce(queries))('shows something for %s', async (text) => {
    const here = text.replaceAll('namespace="clipper"', 'namespace="default"')
    await eventually(async () => expect(await query(here)).not.toEqual([]))
  })
})

/** What half of the requests and jobs failing, databases without room and a Redis without memory set off. */
const wrong = `BackendErrorRateCritical BackendErrorRateHigh BackendFileDescriptorsHigh EmbeddingErrorRateHigh JobFailing
  JobStale PostgresCacheHitRateLow PostgresConnectionsExhausted PostgresConnectionsHigh PostgresDeadlocks
  PostgresRollbackRateHigh RedisConnectionsRejected RedisEvicting RedisMemoryHigh ReputationJobStale SearchErrorRateHigh
  SearchFallingBack WebhookDeliveryFailing WebsocketErrorRateHigh`

test('alerts see what is wrong in what is scraped, and nothing else', async () => {
  await eventually(async () => {
    const answer: unknown = await (await running().get('/api/v1/alerts')).json()
    const alerts = at(answer, 'data', 'alerts') as unknown[]
    const names = new Set(alerts.map((alert) => at(alert, 'labels', 'alertname')))
    expect([...names].sort()).toEqual(wrong.split(/\s+/))
  })
})
