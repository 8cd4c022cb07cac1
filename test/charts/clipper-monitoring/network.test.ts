import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { allWatched, renderMonitoring } from './monitoring.ts'

interface Rule {
  readonly from?: unknown
  readonly to?: unknown
  readonly ports?: readonly { readonly port: number | string }[]
}
const policyOf = async (program: string, overlay: object = {}) => {
  const { spec } = only(await renderMonitoring(overlay), 'NetworkPolicy', program)
  return { ingress: at(spec, 'ingress') as Rule[], egress: at(spec, 'egress') as Rule[] }
}
const own = (name: string) => ({
  podSelector: {
    matchLabels: { 'app.kubernetes.io/name': `clipper-monitoring-${name}`, 'app.kubernetes.io/instance': 'clipper' },
  },
})
const of = (chart: string) => [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': chart } } }]
const portsOf = (rules: readonly Rule[]) => rules.map(({ ports }) => ports?.map(({ port }) => port))
const DNS = [53, 53]

test('Grafana: in from the ingress controller, out to Prometheus', async () => {
  const { ingress, egress } = await policyOf('grafana')
  expect(at(ingress, 0, 'from')).toEqual([
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } },
    own('test'),
  ])
  expect(portsOf(egress)).toEqual([DNS, ['http']])
  expect(at(egress, 1, 'to')).toEqual([own('prometheus')])
})

test('Prometheus: in from Grafana, out to the API server and what it scrapes', async () => {
  const { ingress, egress } = await policyOf('prometheus', allWatched)
  expect(at(ingress, 0, 'from')).toEqual([own('grafana'), own('test')])
  expect(portsOf(egress)).toEqual([DNS, [443, 6443], ['http'], ['metrics'], ['metrics']])
  expect(egress.slice(2).map(({ to }) => to)).toEqual([
    of('clipper-backend'),
    of('clipper-postgres'),
    of('clipper-redis'),
  ])
})

test('Prometheus: out to no pods that it does not scrape', async () => {
  expect(portsOf((await policyOf('prometheus')).egress)).toEqual([DNS, [443, 6443], ['metrics'], ['metrics']])
})

test('Prometheus: out to the ports of the Alertmanagers, and the peers that the values name', async () => {
  const peers = of('alertmanager')
  const { egress } = await policyOf('prometheus', {
    alertmanager: { urls: ['http://alertmanager:9093', 'https://alerts.example.com'] },
    networkPolicy: { prometheus: { alertmanagers: peers, extraEgress: [{ ports: [{ port: 9100 }] }] } },
  })
  expect(egress.slice(-2)).toEqual([
    {
      ports: [
        { port: 9093, protocol: 'TCP' },
        { port: 443, protocol: 'TCP' },
      ],
      to: peers,
    },
    { ports: [{ port: 9100 }] },
  ])
})
