import { describe, expect, test } from 'vitest'
import { dashboards } from './dashboards.ts'
import { alertsWith } from './monitoring.ts'
import { parseQuery } from './promql.ts'
import { series } from './series.ts'

/** Functions that only make sense of what grows, and those that only make sense of what goes up and down. */
const OF_COUNTERS = ['rate', 'irate', 'increase', 'resets']
const OF_GAUGES = ['delta', 'deriv', 'predict_linear', 'idelta']

/** What is wrong with a query, in words. */
function faultsOf(text: string): string[] {
  const { selected, joins } = parseQuery(text)
  const unknown = selected.filter(({ name }) => !series.has(name)).map(({ name }) => `nobody exports ${name}`)
  const misused = selected
    .filter(({ name, call = '' }) => (series.get(name)?.grows ? OF_GAUGES : OF_COUNTERS).includes(call))
    .map(({ name, call }) => `${call} of ${name}`)
  const mismatched = joins
    .filter(([left, right]) => left !== right)
    .map(([left, right]) => `joins by (${left}) with by (${right})`)
  return [...unknown, ...misused, ...mismatched]
}

const alerts = [...(await alertsWith()).values()].flat()
const panels = dashboards.flatMap(({ name, queries }) => queries.map((query): [string, string] => [name, query]))

test('there are queries to look at', () => {
  expect(alerts.length).toBeGreaterThan(30)
  expect(panels.length).toBeGreaterThan(90)
})

test.each(alerts.map(({ alert, expr }): [string, string] => [alert, expr]))(
  'the alert %s asks for what is there',
  (_name, expr) => {
    expect(faultsOf(expr)).toEqual([])
  },
)

test.each(panels)('the dashboard %s asks for what is there: %s', (_name, query) => {
  expect(faultsOf(query)).toEqual([])
})

describe('what the earlier rules got wrong', () => {
  test.each<[string, string[]]>([
    ['job_queue_size > 5', ['nobody exports job_queue_size']],
    ['rate(http_in_flight_requests[5m])', ['rate of http_in_flight_requests']],
    ['delta(http_requests_total[5m])', ['delta of http_requests_total']],
    ['http_request_duration_seconds > 1', ['nobody exports http_request_duration_seconds']],
    [
      'sum by (status) (rate(http_requests_total[5m])) / sum(rate(http_requests_total[5m]))',
      ['joins by (status) with by ()'],
    ],
    ['sum(redis_memory_used_bytes) / redis_memory_max_bytes', ['joins by () with by (those of the series)']],
    ['(sum(pg_up) + 1) / (1 - sum by (pod) (pg_up))', ['joins by () with by (pod)']],
  ])('%s', (query, faults) => {
    expect(faultsOf(query)).toEqual(faults)
  })

  test.each(['sum(up', '{job="a"}', 'up{a=}', ''])('%j is no query', (query) => {
    expect(() => parseQuery(query)).toThrow()
  })
})
