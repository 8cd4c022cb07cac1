import fc from 'fast-check'
import type { Connection, Peer, Pod, World } from '../../network/world.ts'
import type { Question } from './enforce.ts'

const name = fc.constantFrom('a', 'b')
const labels = fc.dictionary(name, name, { maxKeys: 2 })
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const few = <T>(one: fc.Arbitrary<T>, most = 2) => fc.array(one, { maxLength: most })
/** Without the keys that have no value, as JSON has it. */
const plain = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T> => one.map((value) => JSON.parse(JSON.stringify(value)) as T)

const expression = fc.oneof(
  fc.record({
    key: name,
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.array(name, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: name, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
)
const selector = plain(fc.record({ matchLabels: optional(labels), matchExpressions: optional(few(expression, 1)) }))

// an API server accepts as exceptions only parts of the block
const ipBlock = fc.constantFrom(
  { cidr: '0.0.0.0/0' },
  { cidr: '0.0.0.0/0', except: ['10.244.0.0/16', '203.0.113.8/32'] },
  { cidr: '10.244.0.0/29', except: ['10.244.0.2/32'] },
  { cidr: '203.0.113.0/24', except: ['203.0.113.0/29'] },
  { cidr: '::/0' },
)
const peer = fc.oneof(
  fc.record({ ipBlock }),
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector: selector }),
  fc.record({ namespaceSelector: selector, podSelector: selector }),
)
const protocol = fc.constantFrom<Connection['protocol']>('TCP', 'UDP', 'SCTP')
const port = plain(
  fc.oneof(
    fc.record({
      protocol: optional(protocol),
      port: optional(fc.constantFrom<string | number>(80, 81, 'http', 'dns')),
    }),
    fc.record({ protocol: optional(protocol), port: fc.constant(79), endPort: fc.integer({ min: 79, max: 82 }) }),
  ),
)
const rule = (peers: 'from' | 'to') => plain(fc.record({ [peers]: optional(few(peer)), ports: optional(few(port)) }))

const namespace = fc.constantFrom('one', 'two')
const policy = plain(
  fc.record({
    metadata: fc.record({ name: fc.uuid(), namespace }),
    spec: fc.record({
      podSelector: selector,
      policyTypes: optional(fc.subarray(['Ingress', 'Egress'], { minLength: 1 })),
      ingress: optional(few(rule('from'))),
      egress: optional(few(rule('to'))),
    }),
  }),
)

const containerPort = plain(
  fc.record({
    name: optional(fc.constantFrom('http', 'dns')),
    containerPort: fc.constantFrom(80, 81, 82),
    protocol: optional(protocol),
  }),
)
const pods: fc.Arbitrary<Pod[]> = fc
  .array(fc.record({ namespace, labels, ports: few(containerPort, 3) }), { minLength: 2, maxLength: 4 })
  .map((all) => all.map((pod, index) => ({ ...pod, name: `pod-${index}`, ip: `10.244.0.${index + 1}` }) as Pod))
const addresses: readonly Peer[] = ['203.0.113.7', '203.0.113.8', '10.244.0.7'].map((ip) => ({ name: ip, ip }))

const world: fc.Arbitrary<World> = fc.record({
  namespaces: fc.record({ one: labels, two: labels }),
  pods,
  policies: few(policy, 3) as fc.Arbitrary<World['policies']>,
})

/** Every connection that the pods of a world could have with each other and with some addresses, on a few ports. */
export const anyQuestion: fc.Arbitrary<Question> = world.map((made) => {
  const peers: readonly Peer[] = [...made.pods, ...addresses]
  const pairs = peers.flatMap((from) => peers.filter((to) => to !== from).map((to) => ({ from, to })))
  const connections = pairs.flatMap((pair) =>
    [79, 80, 81, 82].flatMap((number) =>
      (['TCP', 'UDP'] as const).map((one) => ({ ...pair, port: number, protocol: one })),
    ),
  )
  return { world: made, connections }
})
