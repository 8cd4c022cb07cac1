import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/values/values.ts'
import { at } from '../render.ts'
import { alertsWith, allWatched, fileNames, monitoring, readme } from './monitoring.ts'

const groups = ['backend', 'postgres', 'redis', 'prometheus']
const settings = groups.flatMap((group) =>
  Object.entries(at(monitoring.model.defaults, 'alerts', group) as Record<string, Value>)
    .filter(([name]) => name !== 'enabled')
    .map(([name, values]) => ({ group, name, values })),
)
const alerts = [...(await alertsWith()).values()].flat()
const alertNames = alerts.map(({ alert }) => alert).sort()

test('every file is an alert with settings, and the other way round', () => {
  expect(alertNames).toEqual(fileNames('alerts'))
  expect(alertNames).toEqual(settings.map(({ name }) => name).sort())
})

test('every alert has a runbook in the README, and no runbook is left over', () => {
  const [, runbooks = ''] = readme.split('\n## Runbooks\n')
  const sections = [...(runbooks.split('\n## ')[0] ?? '').matchAll(/^### (\w+)\n\n(\S.*)$/gm)].map(([, name]) => name)
  expect(sections.toSorted()).toEqual(alertNames)
  for (const { alert, annotations } of alerts)
    expect(annotations.runbook).toBe(`clipper-monitoring/README.md#${alert.toLowerCase()}`)
})

test('runbooks on a page of their own are linked', async () => {
  const [alert] = [...(await alertsWith({ alerts: { runbookUrl: 'https://example.com/runbooks' } })).values()].flat()
  expect(alert?.annotations.runbook_url).toBe(`https://example.com/runbooks#${alert?.alert.toLowerCase()}`)
  expect(alert?.annotations).not.toHaveProperty('runbook')
})

test.each(settings)('the settings of $name reach Prometheus', async ({ group, name, values }) => {
  const threshold = at(values, 'threshold') === undefined ? {} : { threshold: 77 }
  const changed = { for: '77m', severity: 'info', ...threshold }
  const overlay = { ...allWatched, alerts: { [group]: { [name]: changed } } }
  const alert = (await alertsWith(overlay)).get(group)?.find((rule) => rule.alert === name)
  expect(alert).toMatchObject({ for: '77m', labels: { severity: 'info', namespace: 'default' } })
  if ('threshold' in threshold) expect(alert?.expr).toMatch(/(>=?|<) 77$/)
})

test('nothing is left to fill in', () => {
  for (const alert of alerts) {
    expect(alert.expr).not.toContain('$')
    const { summary = '', description = '' } = alert.annotations
    expect(summary).toMatch(/^[A-Z].*[^.]$/)
    const inBraces = [...description.matchAll(/\{\{.*?\}\}/g)].join('')
    expect(description.replace(/\{\{.*?\}\}/g, '')).not.toContain('$')
    expect(inBraces.replace(/\$(value|labels\.[a-z_]+)/g, '')).not.toContain('$')
  }
})

test('an alert looks at its own namespace only', () => {
  for (const { expr } of alerts) expect(expr.match(/\{/g)?.length).toBe(expr.match(/namespace="default"/g)?.length)
})

const worse: readonly [string, string][] = [
  ['BackendErrorRateHigh', 'BackendErrorRateCritical'],
  ['PostgresConnectionsHigh', 'PostgresConnectionsExhausted'],
]
test.each(worse)('%s warns before %s', (warning, critical) => {
  const of = (name: string) => settings.find((setting) => setting.name === name)?.values
  expect(at(of(warning), 'severity')).toBe('warning')
  expect(at(of(critical), 'severity')).toBe('critical')
  expect(Number(at(of(warning), 'threshold'))).toBeLessThan(Number(at(of(critical), 'threshold')))
})

test('a job counts as stale after two rounds at least', () => {
  const threshold = (name: string) => Number(at(settings.find((setting) => setting.name === name)?.values, 'threshold'))
  // the rarest of them runs every hour, the reputation every 6 hours
  expect(threshold('JobStale')).toBeGreaterThan(2 * 3600)
  expect(threshold('ReputationJobStale')).toBeGreaterThan(2 * 6 * 3600)
})

describe('which groups there are', () => {
  const scrape = { backend: { enabled: true } }
  const cases: readonly [string, { given: object; want: string[] }][] = [
    ['by default, without the scrape of the backend', { given: {}, want: ['postgres', 'prometheus', 'redis'] }],
    ['with it', { given: { scrape }, want: ['backend', 'postgres', 'prometheus', 'redis'] }],
    [
      'without exporters',
      { given: { scrape: { postgres: { enabled: false }, redis: { enabled: false } } }, want: ['prometheus'] },
    ],
    ['one switched off', { given: { alerts: { redis: { enabled: false } } }, want: ['postgres', 'prometheus'] }],
  ]
  test.each(cases)('%s', async (_name, { given, want }) => {
    expect([...(await alertsWith(given)).keys()]).toEqual(want)
  })

  test('one alert can be switched off', async () => {
    const rules = (await alertsWith({ alerts: { redis: { RedisEvicting: { enabled: false } } } })).get('redis')
    expect(rules?.map(({ alert }) => alert)).toEqual(
      fileNames('alerts/redis').filter((name) => name !== 'RedisEvicting'),
    )
  })
})

test.each([
  { interval: '240s', maxReplicas: 60, least: 960 },
  { interval: '10s', maxReplicas: 2, least: 300 },
])('rates look back over four scrapes and 5 minutes at least: $interval', async ({ least, ...backend }) => {
  const rules = (await alertsWith({ scrape: { backend: { enabled: true, ...backend } } })).get('backend') ?? []
  const ranges = rules.flatMap(({ expr }) => [...expr.matchAll(/\[(\d+)([smh])\]/g)])
  const seconds = ranges.map(([, count, unit]) => Number(count) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h'])
  expect(seconds.length).toBeGreaterThan(10)
  expect(Math.min(...seconds)).toBe(least)
})
