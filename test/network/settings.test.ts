import { describe, expect, test } from 'vitest'
import { projectCharts } from '../charts/project-charts.ts'
import { render } from '../charts/render.ts'
import { isAllowed } from './is-allowed.ts'
import { inNamespace, neighbourhoodOf, openPorts, outsiders, podOf, privateNetwork, roleOf } from './neighbourhood.ts'
import { type Peer, type Pod, podsIn, policiesIn } from './world.ts'

const off = { networkPolicy: { enabled: false } }
const neighbour: Peer = { name: 'a neighbour of the server', ip: '10.20.0.8' }

test('without policies everybody may call everything', async () => {
  const values = { backend: off, frontend: off, postgres: off, redis: off, monitoring: off }
  const { world, own, second } = await neighbourhoodOf(values)
  expect(world.policies).toEqual([])
  for (const to of own)
    for (const from of [...outsiders, ...second])
      expect(isAllowed(world, { from, to, port: 5432, protocol: 'TCP' }), roleOf(to)).toBe(true)
})

test.each(['backend', 'frontend', 'postgres', 'redis'])(
  'without that of %s everybody may call it, and only it',
  async (part) => {
    const { world, own } = await neighbourhoodOf({ [part]: off })
    const called = own.filter((to) => to.ports.length > 0 && openPorts(world, inNamespace, to).length > 0)
    expect(called.map(roleOf)).toEqual([`clipper-${part}`])
  },
)

describe('servers of others', () => {
  const config = { DB_HOST: 'db.example.com', REDIS_HOST: 'cache.example.com' }
  const url = { OPENSEARCH_URL: 'https://search.example.com:9243' }
  const block = [{ ipBlock: { cidr: `${privateNetwork.ip}/32` } }]
  const none = { enabled: false }
  const cases: readonly [string, object, { port: number; near: boolean; pod: boolean }][] = [
    ['OpenSearch in the namespace', { config: url }, { port: 9243, near: false, pod: true }],
    [
      'OpenSearch at an address',
      { config: url, networkPolicy: { egress: { openSearch: block } } },
      { port: 9243, near: true, pod: false },
    ],
    [
      'a database at an address',
      { config, networkPolicy: { egress: { postgres: block } } },
      { port: 5432, near: true, pod: false },
    ],
    [
      'a Redis at an address',
      { config, networkPolicy: { egress: { redis: block } } },
      { port: 6379, near: true, pod: false },
    ],
  ]
  test.each(cases)('%s', async (_name, backend, { port, near, pod }) => {
    const { world, own } = await neighbourhoodOf(
      'config' in backend && backend.config === config ? { backend, postgres: none, redis: none } : { backend },
    )
    const calls = (to: Peer) => openPorts(world, podOf(own, 'clipper-backend'), to).includes(String(port))
    expect({ near: calls(privateNetwork), pod: calls(inNamespace) }).toEqual({ near, pod })
    expect(calls(neighbour)).toBe(false)
  })
})

describe('the ports of the Services', () => {
  const redis = { service: { port: 6380 } }
  test.each<[string, object]>([
    ['of Redis', { redis }],
    ['of Redis, which the backend is told, too', { redis, backend: { config: { REDIS_PORT: 6380 } } }],
    ['of Redis, with its host', { redis, backend: { config: { REDIS_HOST: 'clipper-redis', REDIS_PORT: 6380 } } }],
    ['of PostgreSQL', { postgres: { service: { port: 5433 } } }],
    ['of the backend', { backend: { service: { port: 80 } } }],
  ])('%s leave the backend its servers', async (_name, values) => {
    const { world, own } = await neighbourhoodOf(values)
    for (const role of ['clipper-postgres', 'clipper-redis']) {
      const server = podOf(own, role)
      const ports = server.ports.map(({ containerPort }) => String(containerPort))
      expect(openPorts(world, podOf(own, 'clipper-backend'), server)).toEqual(ports)
    }
  })
})

describe('who is a client of database and cache', () => {
  const backendOf = (release: string): Pod => ({
    name: 'backend',
    namespace: 'default',
    labels: { 'app.kubernetes.io/name': 'clipper-backend', 'app.kubernetes.io/instance': release },
    ip: '10.244.9.1',
    ports: [],
  })
  const alone = { tests: { enabled: false } }
  const cases: readonly [string, { given: object; any: boolean }][] = [
    ['the backend of any release, without an umbrella', { given: {}, any: true }],
    ['nobody, where there is no peer', { given: { ...alone, networkPolicy: { clients: [] } }, any: false }],
  ]
  describe.each(['clipper-postgres', 'clipper-redis'])('%s', (name) => {
    const chart = projectCharts.find((one) => one.name === name)
    if (!chart) throw new Error(`there is no chart ${name}`)
    test.each(cases)('%s', async (_name, { given, any }) => {
      const objects = await render(chart, { overlay: given })
      const pods = podsIn(objects, 1)
      const world = { namespaces: {}, pods, policies: policiesIn(objects) }
      expect(openPorts(world, backendOf('other'), podOf(pods, name)).length).toBe(any ? 1 : 0)
    })
  })

  const config = { DB_HOST: 'db.example.com', REDIS_HOST: 'cache.example.com' }
  test.each<[string, object, boolean]>([
    ['of its own release under the umbrella', {}, false],
    ['of any release, where the umbrella has none', { backend: { enabled: false } }, true],
    [
      'those that the values name',
      {
        postgres: { networkPolicy: { clients: [{ podSelector: {} }] } },
        backend: { config: { DB_HOST: config.DB_HOST } },
      },
      true,
    ],
  ])('the backend %s', async (_name, values, want) => {
    const { world, own, second } = await neighbourhoodOf(values)
    expect(openPorts(world, podOf(second, 'clipper-backend'), podOf(own, 'clipper-postgres')).includes('5432')).toBe(
      want,
    )
  })
})
