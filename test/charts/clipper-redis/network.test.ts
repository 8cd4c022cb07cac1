import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { renderRedis } from './redis.ts'

const policyWith = async (overlay: object) => only(await renderRedis({ overlay }), 'NetworkPolicy').spec
const pods = (name: string, more: object = {}) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/name': name, ...more } },
})
const helmTest = pods('clipper-redis-test', { 'app.kubernetes.io/instance': 'clipper' })
const redisPort = [{ port: 6379, protocol: 'TCP' }]

test('in: the backend and helm test, out: nothing', async () => {
  expect(await policyWith({})).toMatchObject({
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [pods('clipper-backend'), helmTest], ports: redisPort }],
    egress: [],
  })
})

test('in: peers that the values name, each on its port', async () => {
  const [a, b] = [pods('a'), pods('b')]
  const networkPolicy = { extraIngressPeers: [a], extraMetricsPeers: [b] }
  const policy = await policyWith({ networkPolicy, exporter: { enabled: true }, tests: { enabled: false } })
  expect(at(policy, 'ingress')).toEqual([
    { from: [pods('clipper-backend'), a], ports: redisPort },
    { from: [pods('clipper-monitoring-prometheus'), b], ports: [{ port: 9121, protocol: 'TCP' }] },
  ])
})

test('the Service reaches Redis at its port, whatever the port of the Service', async () => {
  const objects = await renderRedis({ overlay: { service: { port: 6380 }, exporter: { enabled: true } } })
  const portsOf = (name: string) =>
    at(
      objects.find((object) => object.kind === 'Service' && at(object, 'metadata', 'name') === name),
      'spec',
      'ports',
    )
  expect(portsOf('clipper-redis')).toEqual([{ name: 'redis', port: 6380, targetPort: 'redis', protocol: 'TCP' }])
  expect(portsOf('clipper-redis-metrics')).toMatchObject([{ port: 9121, targetPort: 'metrics' }])
  expect(at(only(objects, 'Pod'), 'spec', 'containers', 0, 'args')).toEqual(['clipper-redis', '6380'])
})
