import { describe, expect, test } from 'vitest'
import { at, only, type Rendered } from '../render.ts'
import { nameOf, objectsOf, renderUmbrella } from './umbrella.ts'

const prometheus = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'clipper-monitoring-prometheus' } } }
const scraping = { scrape: { backend: { enabled: true, interval: '80s' } } }

const callersOf = (objects: readonly Rendered[], chart: string) =>
  at(only(objectsOf(objects, chart), 'NetworkPolicy'), 'spec', 'ingress', 0, 'from') as unknown[]

const peers: readonly [string, { given: object; isLetIn: boolean }][] = [
  ['not without scraping', { given: {}, isLetIn: false }],
  ['with scraping', { given: { monitoring: scraping }, isLetIn: true }],
  ['with scraping under the name of the chart', { given: { 'clipper-monitoring': scraping }, isLetIn: true }],
  ['not where an operator scrapes', { given: { monitoring: { ...scraping, operator: true } }, isLetIn: false }],
  ['not without monitoring', { given: { monitoring: { ...scraping, enabled: false } }, isLetIn: false }],
]

test.each(peers)('the backend lets Prometheus in: %s', async (_name, { given, isLetIn }) => {
  const callers = callersOf(await renderUmbrella(given), 'clipper-backend')
  expect(callers.filter((caller) => JSON.stringify(caller) === JSON.stringify(prometheus))).toHaveLength(
    isLetIn ? 1 : 0,
  )
})

test('Prometheus comes in beside those that the values let in', async () => {
  const peer = { namespaceSelector: { matchLabels: { team: 'site' } } }
  const backend = { networkPolicy: { extraIngressPeers: [peer] } }
  const callers = callersOf(await renderUmbrella({ backend, monitoring: scraping }), 'clipper-backend')
  expect(callers.slice(-2)).toEqual([peer, prometheus])
})

test('that peer is the pod of Prometheus', async () => {
  const pod = only(await renderUmbrella(), 'Deployment', 'prometheus')
  expect(at(pod, 'spec', 'template', 'metadata', 'labels')).toMatchObject(prometheus.podSelector.matchLabels)
})

describe('the interval is judged by the pods that the backend may have', () => {
  const at40 = { scrape: { backend: { enabled: true, interval: '40s' } } }
  const cases: readonly [string, { given: object; most: number; isRefused: boolean }][] = [
    ['its autoscaler by default', { given: {}, most: 10, isRefused: false }],
    ['its autoscaler', { given: { autoscaling: { maxReplicas: 11 } }, most: 11, isRefused: true }],
    [
      'replicaCount without one',
      { given: { replicaCount: 2, autoscaling: { enabled: false } }, most: 2, isRefused: false },
    ],
    ['many without one', { given: { replicaCount: 12, autoscaling: { enabled: false } }, most: 12, isRefused: true }],
  ]
  test.each(cases)('%s', async (_name, { given, most, isRefused }) => {
    const rendered = renderUmbrella({ backend: given, monitoring: at40 })
    if (isRefused) await expect(rendered).rejects.toThrow(new RegExp(`\\b${most}\\b`))
    else expect((await rendered).length).toBeGreaterThan(0)
  })
})

test('Grafana is reached under the domain of the release', async () => {
  const given = { global: { domain: 'example.com' }, grafana: { ingress: { enabled: true } } }
  const ingress = only(await renderUmbrella(given), 'Ingress', 'grafana')
  expect(at(ingress, 'spec')).toMatchObject({
    rules: [{ host: 'grafana.example.com' }],
    tls: [{ secretName: 'clipper-tls', hosts: ['grafana.example.com'] }],
  })
})

test('a label of each pod that Prometheus looks for is there, with a port called metrics', async () => {
  const exporter = { exporter: { enabled: true } }
  const objects = await renderUmbrella({ postgres: exporter, redis: exporter }, { release: 'blue' })
  for (const chart of ['clipper-postgres', 'clipper-redis']) {
    const template = at(only(objectsOf(objects, chart), 'StatefulSet'), 'spec', 'template')
    expect(at(template, 'metadata', 'labels')).toMatchObject({ 'app.kubernetes.io/name': chart })
    const ports = (at(template, 'spec', 'containers') as unknown[]).flatMap((container) => at(container, 'ports'))
    expect(ports.map((port) => at(port, 'name'))).toContain('metrics')
    const config = objects.filter((object) => nameOf(object).includes('prometheus'))
    expect(JSON.stringify(config)).toContain(chart)
  }
})
