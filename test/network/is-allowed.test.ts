import type { NetworkPolicySpec } from 'kubernetes-types/networking/v1.js'
import { describe, expect, test } from 'vitest'
import { isAllowed } from './is-allowed.ts'
import { namespaceLabels, type Peer, type Pod, type World } from './world.ts'

const pod = (name: string, namespace = 'here', ip = '10.244.0.1'): Pod => ({
  name,
  namespace,
  labels: { app: name },
  ip,
  ports: [{ name: 'http', containerPort: 8080 }],
})
const server = pod('server')
const client = pod('client', 'here', '10.244.0.2')
const foreign = pod('client', 'there', '10.244.1.2')
const outside = { name: 'outside', ip: '203.0.113.7' }

const worldWith = (...specs: readonly NetworkPolicySpec[]): World => ({
  namespaces: { here: namespaceLabels('here'), there: namespaceLabels('there') },
  pods: [server, client, foreign],
  policies: specs.map((spec, index) => ({ metadata: { name: `p${index}`, namespace: 'here' }, spec })),
})
const toServer = (world: World, from: Peer, port = 8080, protocol: 'TCP' | 'UDP' = 'TCP') =>
  isAllowed(world, { from, to: server, port, protocol })
const podSelector = { matchLabels: { app: 'server' } }
const from = (...peers: object[]): NetworkPolicySpec => ({ podSelector, ingress: [{ from: peers }] })
const onPort = (port: object): NetworkPolicySpec => ({ podSelector, ingress: [{ ports: [port] }] })

describe('without a policy that selects it, a pod is open', () => {
  test.each<[string, NetworkPolicySpec[], boolean]>([
    ['no policy', [], true],
    ['a policy for another pod', [{ podSelector: { matchLabels: { app: 'other' } } }], true],
    ['a policy for what leaves it', [{ podSelector, policyTypes: ['Egress'] }], true],
    ['one for all pods', [{ podSelector: {} }], false],
    ['one without a rule', [{ podSelector, policyTypes: ['Ingress'], ingress: [] }], false],
    ['one with a rule that says nothing', [{ podSelector, ingress: [{}] }], true],
    ['one that lets in and one that does not', [{ podSelector }, { podSelector, ingress: [{}] }], true],
  ])('%s', (_name, specs, want) => {
    expect(toServer(worldWith(...specs), client)).toBe(want)
  })

  test('a policy of another namespace selects nothing here', () => {
    const policies = [{ metadata: { name: 'p', namespace: 'there' }, spec: { podSelector: {} } }]
    expect(toServer({ ...worldWith(), policies }, client)).toBe(true)
  })
})

describe('who', () => {
  const app = { matchLabels: { app: 'client' } }
  const there = { matchLabels: namespaceLabels('there') }
  test.each<[string, NetworkPolicySpec, { near: boolean; far: boolean; out: boolean }]>([
    ['pods of this namespace', from({ podSelector: app }), { near: true, far: false, out: false }],
    ['all pods of this namespace', from({ podSelector: {} }), { near: true, far: false, out: false }],
    ['pods of a namespace', from({ namespaceSelector: there }), { near: false, far: true, out: false }],
    ['all pods', from({ namespaceSelector: {} }), { near: true, far: true, out: false }],
    [
      'some pods of a namespace',
      from({ namespaceSelector: there, podSelector: { matchLabels: { app: 'other' } } }),
      { near: false, far: false, out: false },
    ],
    [
      'one or the other',
      from({ podSelector: app }, { namespaceSelector: there }),
      { near: true, far: true, out: false },
    ],
    ['addresses', from({ ipBlock: { cidr: '203.0.113.0/24' } }), { near: false, far: false, out: true }],
    [
      'addresses but some',
      from({ ipBlock: { cidr: '0.0.0.0/0', except: ['10.244.1.0/24', '203.0.113.7/32'] } }),
      { near: true, far: false, out: false },
    ],
    ['addresses of the other kind', from({ ipBlock: { cidr: '::/0' } }), { near: false, far: false, out: false }],
  ])('%s', (_name, spec, want) => {
    const world = worldWith(spec)
    const found = { near: toServer(world, client), far: toServer(world, foreign), out: toServer(world, outside) }
    expect(found).toEqual(want)
  })
})

describe('ports', () => {
  test.each<[string, object, boolean]>([
    ['the number', { port: 8080 }, true],
    ['another number', { port: 8081 }, false],
    ['a range around it', { port: 8000, endPort: 8080 }, true],
    ['a range below it', { port: 8000, endPort: 8079 }, false],
    ['the name', { port: 'http' }, true],
    ['another name', { port: 'https' }, false],
    ['another protocol', { port: 8080, protocol: 'UDP' }, false],
    ['all of a protocol', { protocol: 'TCP' }, true],
  ])('%s', (_name, port, want) => {
    expect(toServer(worldWith(onPort(port)), client)).toBe(want)
  })

  test('a name is that of the pod which is called, and of nothing that is no pod', () => {
    const world = worldWith({
      podSelector: { matchLabels: { app: 'client' } },
      policyTypes: ['Egress'],
      egress: [{ ports: [{ port: 'http' }] }],
    })
    expect(toServer(world, client)).toBe(true)
    expect(toServer(world, client, 80)).toBe(false)
    expect(isAllowed(world, { from: client, to: outside, port: 8080, protocol: 'TCP' })).toBe(false)
  })
})

describe('labels', () => {
  test.each<[string, string[] | undefined, boolean]>([
    ['In', ['client'], true],
    ['In', ['other'], false],
    ['NotIn', ['client'], false],
    ['NotIn', ['other'], true],
    ['Exists', undefined, true],
    ['DoesNotExist', undefined, false],
  ])('%s %j', (operator, values, want) => {
    const matchExpressions = [{ key: 'app', operator, ...(values && { values }) }]
    expect(toServer(worldWith(from({ podSelector: { matchExpressions } })), client)).toBe(want)
  })
})

test('both sides must let it through', () => {
  const out = (port: number): NetworkPolicySpec => ({
    podSelector: { matchLabels: { app: 'client' } },
    egress: [{ ports: [{ port }] }],
    policyTypes: ['Egress'],
  })
  expect(toServer(worldWith(out(8080), onPort({ port: 8080 })), client)).toBe(true)
  expect(toServer(worldWith(out(80), onPort({ port: 8080 })), client)).toBe(false)
  expect(toServer(worldWith(out(8080), onPort({ port: 80 })), client)).toBe(false)
})
