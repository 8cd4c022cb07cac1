import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { renderBackend } from './backend.ts'

interface Rule {
  readonly from?: unknown
  readonly to?: unknown
  readonly ports?: readonly { readonly port: number | string; readonly protocol?: string }[]
}
const policyWith = async (overlay: object = {}) => {
  const { spec } = only(await renderBackend({ overlay }), 'NetworkPolicy')
  return { ingress: at(spec, 'ingress') as Rule[], egress: at(spec, 'egress') as Rule[] }
}
const pods = (chart: string) => [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': chart } } }]
const toPort = (egress: readonly Rule[], port: number) =>
  egress.filter(({ ports }) => ports?.some((entry) => entry.port === port))

test('in: the ingress controller and the pod of helm test, on the port of the application', async () => {
  const { ingress } = await policyWith()
  expect(ingress).toEqual([
    {
      from: [
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } },
        {
          podSelector: {
            matchLabels: {
              'app.kubernetes.io/name': 'clipper-backend-test',
              'app.kubernetes.io/instance': 'clipper',
            },
          },
        },
      ],
      ports: [{ port: 8080, protocol: 'TCP' }],
    },
  ])
})

test('in: peers that the values name', async () => {
  const peer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
    podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['prometheus'] }] },
  }
  const { ingress } = await policyWith({ networkPolicy: { extraIngressPeers: [peer] }, tests: { enabled: false } })
  expect(at(ingress, 0, 'from', 1)).toEqual(peer)
})

test('out: names, database, cache, search engine, and 443 outside the cluster only', async () => {
  const { egress } = await policyWith()
  expect(egress.map(({ ports }) => ports?.map(({ port, protocol }) => `${port}/${protocol}`))).toEqual([
    ['53/UDP', '53/TCP'],
    ['5432/TCP'],
    ['6379/TCP'],
    ['9200/TCP'],
    ['443/TCP'],
  ])
  expect(egress.slice(1, 4).map(({ to }) => to)).toEqual([
    pods('clipper-postgres'),
    pods('clipper-redis'),
    [{ podSelector: {} }],
  ])
  expect(at(egress, 4, 'to', 0, 'ipBlock', 'except')).toEqual(
    expect.arrayContaining(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16']),
  )
})

test('out: the ports follow the configuration', async () => {
  const config = { DB_PORT: 6432, REDIS_PORT: 6380, OPENSEARCH_URL: 'https://search.example.com' }
  const { egress } = await policyWith({ config, networkPolicy: { egress: { https: [] } } })
  expect([6432, 6380, 443].map((port) => toPort(egress, port).length)).toEqual([1, 1, 1])
  expect([5432, 6379, 9200].map((port) => toPort(egress, port).length)).toEqual([0, 0, 0])
})

test('out: no search engine, no rule for one; an empty list of peers means anywhere', async () => {
  const { egress } = await policyWith({
    config: { OPENSEARCH_URL: '' },
    networkPolicy: { egress: { postgres: [], extra: [{ ports: [{ port: 4317 }] }] } },
  })
  expect(toPort(egress, 9200)).toEqual([])
  expect(toPort(egress, 5432)).toEqual([{ ports: [{ port: 5432, protocol: 'TCP' }] }])
  expect(egress.at(-1)).toEqual({ ports: [{ port: 4317 }] })
})

test('the Ingress has every path of the application, and none of its health', async () => {
  const ingress = only(await renderBackend({ overlay: { global: { domain: 'example.com' } } }), 'Ingress')
  const paths = at(ingress, 'spec', 'rules', 0, 'http', 'paths') as unknown[]
  expect(paths.map((path) => `${at(path, 'pathType')} ${at(path, 'path')}`)).toEqual([
    'Prefix /api',
    'Exact /robots.txt',
    'Exact /sitemap.xml',
    'Prefix /clips/streamer',
    'Prefix /clips/game',
    'Prefix /clips/best',
  ])
  expect(at(ingress, 'spec', 'rules', 0, 'host')).toBe('example.com')
  expect(at(ingress, 'spec', 'tls')).toEqual([{ secretName: 'clipper-tls', hosts: ['example.com'] }])
})

test('a host of its own wins over the domain, and an annotation with an empty value is left out', async () => {
  const paths = [{ path: '/', pathType: 'Prefix' }]
  const annotations = { 'nginx.ingress.kubernetes.io/proxy-body-size': '' }
  const overlay = {
    global: { domain: 'example.com' },
    ingress: { annotations, hosts: [{ host: 'api.example.org', paths }] },
  }
  const ingress = only(await renderBackend({ overlay }), 'Ingress')
  expect(at(ingress, 'spec', 'rules', 0, 'host')).toBe('api.example.org')
  expect(at(ingress, 'spec', 'tls', 0, 'hosts')).toEqual(['api.example.org'])
  expect(at(ingress, 'metadata', 'annotations')).not.toHaveProperty(['nginx.ingress.kubernetes.io/proxy-body-size'])
})
