import { z } from 'zod'
import { above, alert } from './alert.ts'
import { backendAlerts } from './backend-alerts.ts'
import { prometheusLabels } from './labels.ts'

const critical = (duration: string) => ({ severity: 'critical', for: duration }) as const
const warning = (duration: string) => ({ severity: 'warning', for: duration }) as const
const info = (duration: string) => ({ severity: 'info', for: duration }) as const

const enabled = z.boolean().default(true).describe('Whether the group is there, it needs its scrape')

const postgres = z
  .strictObject({
    enabled,
    PostgresExporterDown: alert('No metrics of PostgreSQL', warning('10m')),
    PostgresDown: alert('PostgreSQL does not answer its exporter', critical('2m')),
    PostgresConnectionsHigh: above('Connections in use', 80, '%', warning('5m')),
    PostgresConnectionsExhausted: above('Hardly a connection left', 95, '%', critical('2m')),
    PostgresDeadlocks: above('Deadlocks in 15 minutes', 5, 'deadlocks', warning('0m')),
    PostgresTransactionLong: above('Age of the oldest transaction', 900, 'seconds', warning('5m')),
    PostgresCacheHitRateLow: above('Blocks found in memory, below', 90, '%', warning('30m')),
    PostgresRollbackRateHigh: above('Transactions rolled back', 20, '%', warning('15m')),
  })
  .describe('Alerts on PostgreSQL')

const redis = z
  .strictObject({
    enabled,
    RedisExporterDown: alert('No metrics of Redis', warning('10m')),
    RedisDown: alert('Redis does not answer its exporter', critical('2m')),
    RedisMemoryHigh: above('Memory in use of maxmemory', 90, '%', warning('15m')),
    RedisEvicting: above('Keys evicted in 15 minutes', 100, 'keys', warning('5m')),
    RedisConnectionsRejected: above('Connections rejected in 15 minutes', 0, 'connections', warning('0m')),
    RedisSnapshotFailing: alert('The last snapshot failed', warning('15m')),
    RedisAppendFailing: alert('The append-only file cannot be written', critical('5m')),
    RedisHitRateLow: above('Reads that found their key, below', 50, '%', info('30m')),
  })
  .describe('Alerts on Redis')

const prometheus = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether the group is there, an operator has its own'),
    PrometheusRulesFailing: alert('Alerts cannot be evaluated', warning('15m')),
    PrometheusNotificationsFailing: above('Alerts that no Alertmanager took', 10, '%', warning('15m')),
    PrometheusStorageFailing: alert('Blocks cannot be compacted', warning('15m')),
  })
  .describe('Alerts on Prometheus itself')

/** The alerts, one file of `files/alerts` each. */
export const alerts = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether there are alerts at all'),
    runbookUrl: z
      .string()
      .regex(/^(https?:\/\/[!-~]+)?$/)
      .default('')
      .describe("Address of a page with the runbooks of the chart's README, empty leaves the link out"),
    labels: prometheusLabels().describe('Further labels of every alert, for the receivers'),
    backend: backendAlerts,
    postgres,
    redis,
    prometheus,
  })
  .describe('Alerts, each with a runbook in the README')

// it becomes part of a network policy, so it is judged to the last digit
const PORT = '([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])'

/** Alertmanagers of others; the chart has none. */
export const alertmanager = z
  .strictObject({
    urls: z
      .array(z.string().regex(new RegExp(`^https?://[A-Za-z0-9._-]+(:${PORT})?(/[A-Za-z0-9._~/-]*)?$`)))
      .default([])
      .describe('Addresses of Alertmanagers, such as http://alertmanager.monitoring:9093'),
  })
  .describe('Who takes the alerts, nobody by default')
