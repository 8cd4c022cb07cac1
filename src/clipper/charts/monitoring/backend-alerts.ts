import { z } from 'zod'
import { above, alert } from './alert.ts'

const critical = (duration: string) => ({ severity: 'critical', for: duration }) as const
const warning = (duration: string) => ({ severity: 'warning', for: duration }) as const

/** Thresholds of the jobs are three times the rarest one's hour, and twice the six hours of the reputation with one to spare. */
export const backendAlerts = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether the group is there, it needs its scrape'),
    BackendDown: alert('No pod of the backend can be scraped', critical('5m')),
    BackendScrapeFailing: alert('A pod of the backend cannot be scraped', warning('15m')),
    BackendErrorRateHigh: above('Requests answered with 5xx', 1, '%', warning('5m')),
    BackendErrorRateCritical: above('Many requests answered with 5xx', 5, '%', critical('5m')),
    BackendLatencyHigh: above('Time that 95 % of the requests stay below', 1000, 'milliseconds', warning('10m')),
    BackendRestarting: above('Restarts of a pod in an hour', 3, 'restarts', warning('0m')),
    BackendFileDescriptorsHigh: above('File descriptors in use', 80, '%', warning('15m')),
    JobStale: above('Time since a background job last succeeded', 10800, 'seconds', warning('5m')),
    ReputationJobStale: above('The same for the job that runs every 6 hours', 46800, 'seconds', warning('5m')),
    JobFailing: above('Failures of a background job in an hour', 3, 'failures', warning('0m')),
    SearchErrorRateHigh: above('Searches that failed', 5, '%', warning('10m')),
    SearchLatencyHigh: above('Time that 95 % of the searches stay below', 500, 'milliseconds', warning('10m')),
    SearchFallingBack: above('Searches that fell back to a simpler one', 10, 'searches', warning('10m')),
    EmbeddingErrorRateHigh: above('Embeddings that failed', 10, '%', warning('15m')),
    WebhookDeliveryFailing: above('Webhook deliveries that failed', 20, '%', warning('15m')),
    WebhookRetryQueueLong: above('Webhooks that wait for another attempt', 100, 'webhooks', warning('15m')),
    WebhookDeadLetters: above('Webhooks given up on', 10, 'webhooks', warning('5m')),
    WebsocketErrorRateHigh: above('Errors per WebSocket message', 5, '%', warning('10m')),
  })
  .describe('Alerts on the backend')
