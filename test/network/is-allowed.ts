import { BlockList, isIPv6 } from 'node:net'
import type {
  IPBlock,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from 'kubernetes-types/networking/v1.js'
import { selects } from './selector.ts'
import { type Connection, isPod, type Peer, type Pod, type World } from './world.ts'

/** One rule of either direction. */
interface Rule {
  readonly peers: readonly NetworkPolicyPeer[]
  readonly ports: readonly NetworkPolicyPort[]
}
type Direction = 'Ingress' | 'Egress'

/**
 * Whether the policies let a connection through: the egress of its pod and the ingress of the other one must. It follows
 * the reference of `networking.k8s.io/v1`; `npm run test:policy` holds it against an enforcer of clusters.
 */
export function isAllowed(world: World, connection: Connection): boolean {
  const { from, to } = connection
  return letsThrough(world, 'Egress', from, to, connection) && letsThrough(world, 'Ingress', to, from, connection)
}

/** Whether one side of a connection lets it through; a pod that no policy of the direction selects is open. */
function letsThrough(world: World, direction: Direction, own: Peer, other: Peer, connection: Connection): boolean {
  if (!isPod(own)) return true
  const policies = world.policies.filter((policy) => isolates(policy, direction, own))
  if (policies.length === 0) return true
  return policies.some((policy) =>
    rulesOf(policy.spec, direction).some(
      ({ peers, ports }) =>
        (ports.length === 0 || ports.some((port) => hasPort(port, connection))) &&
        (peers.length === 0 || peers.some((peer) => isPeer(world, own.namespace, peer, other))),
    ),
  )
}

function isolates({ metadata, spec }: NetworkPolicy, direction: Direction, pod: Pod): boolean {
  const types = spec?.policyTypes?.length ? spec.policyTypes : ['Ingress', ...(spec?.egress?.length ? ['Egress'] : [])]
  return (
    metadata?.namespace === pod.namespace && types.includes(direction) && selects(spec?.podSelector ?? {}, pod.labels)
  )
}

function rulesOf(spec: NetworkPolicySpec | undefined, direction: Direction): Rule[] {
  return direction === 'Ingress'
    ? (spec?.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }))
    : (spec?.egress ?? []).map(({ to = [], ports = [] }) => ({ peers: to, ports }))
}

/** A port by number, from one to another, or by the name that the pod which is called gives it. */
function hasPort({ port, endPort, protocol = 'TCP' }: NetworkPolicyPort, connection: Connection): boolean {
  if (protocol !== connection.protocol) return false
  if (port === undefined) return true
  if (typeof port === 'number') return connection.port >= port && connection.port <= (endPort ?? port)
  return (
    isPod(connection.to) &&
    connection.to.ports.some(
      (one) => one.name === port && one.containerPort === connection.port && (one.protocol ?? 'TCP') === protocol,
    )
  )
}

/** Selectors pick pods only: without one of namespaces those of the policy's own, without one of pods all of them. */
function isPeer(world: World, namespace: string, peer: NetworkPolicyPeer, other: Peer): boolean {
  if (peer.ipBlock) return isIn(peer.ipBlock, other.ip)
  if (!isPod(other)) return false
  const isNamespace = peer.namespaceSelector
    ? selects(peer.namespaceSelector, world.namespaces[other.namespace] ?? {})
    : other.namespace === namespace
  return isNamespace && selects(peer.podSelector ?? {}, other.labels)
}

const isIn = ({ cidr, except = [] }: IPBlock, ip: string): boolean =>
  contains(cidr, ip) && !except.some((one) => contains(one, ip))

function contains(cidr: string, ip: string): boolean {
  const [network = '', prefix] = cidr.split('/')
  const list = new BlockList()
  list.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4')
  return isIPv6(network) === isIPv6(ip) && list.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')
}
