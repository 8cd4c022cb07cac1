import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { mergeMaps } from '../../src/values/merge.ts'
import type { Values } from '../../src/values/values.ts'
import { scenarios } from '../charts/clipper/scenarios.ts'
import { renderUmbrella } from '../charts/clipper/umbrella.ts'
import { isAllowed } from './is-allowed.ts'
import {
  type Connection,
  type Labels,
  namespaceLabels,
  type Peer,
  type Pod,
  podsIn,
  policiesIn,
  type World,
} from './world.ts'

const NAMESPACE = 'clipper-production'
const NAME = 'app.kubernetes.io/name'

/** A release of the umbrella among others. */
export interface Neighbourhood {
  readonly world: World
  /** The pods of the release, one of each kind. */
  readonly own: readonly Pod[]
  /** Those of a second release in the same namespace, with everything on. */
  readonly second: readonly Pod[]
}

const other = (name: string, namespace: string, ip: string, labels: Labels): Pod => ({
  name,
  namespace,
  labels,
  ip,
  ports: [],
})

/** Pods that are of no release of Clipper. */
export const ingressController = other('ingress-nginx', 'ingress-nginx', '10.244.200.1', { [NAME]: 'ingress-nginx' })
export const inNamespace = other('a pod of the namespace', NAMESPACE, '10.244.200.2', { [NAME]: 'opensearch' })
/** It calls itself backend of the same release, but elsewhere. */
export const elsewhere = other('a pod elsewhere', 'elsewhere', '10.244.200.3', {
  [NAME]: 'clipper-backend',
  'app.kubernetes.io/instance': 'clipper',
})
/** Addresses of no pod: a site on the Internet; a server or a node in the private network; a cloud's metadata. */
export const internet: Peer = { name: 'the Internet', ip: '203.0.113.7' }
export const privateNetwork: Peer = { name: 'the private network', ip: '10.20.0.7' }
export const metadataService: Peer = { name: 'the metadata of the cloud', ip: '169.254.169.254' }

export const outsiders: readonly Peer[] = [inNamespace, elsewhere, internet, privateNetwork, metadataService]

const secondRelease = podsIn(
  await renderUmbrella(mergeMaps(scenarios['everything on'] as Values, { certificate: { secretName: 'two-tls' } }), {
    release: 'two',
    namespace: NAMESPACE,
  }),
  2,
)

/** A release with these values. */
export async function neighbourhoodOf(values: object): Promise<Neighbourhood> {
  const objects = await renderUmbrella(values, { namespace: NAMESPACE })
  const own = podsIn(objects, 1)
  const pods = [...own, ...secondRelease, ingressController, inNamespace, elsewhere]
  const namespaces = [...new Set(pods.map(({ namespace }) => namespace))].map((name) => [name, namespaceLabels(name)])
  return {
    world: { namespaces: Object.fromEntries(namespaces), pods, policies: policiesIn(objects) },
    own,
    second: secondRelease,
  }
}

/** The short values of an environment. */
export const valuesOf = (environment: string): Values =>
  parse(readFileSync(new URL(`../../charts/clipper/examples/values-${environment}.yaml`, import.meta.url), 'utf8'))

/** What a pod is called: by its chart and its role, whatever the release. */
export const roleOf = (peer: Peer): string => ('labels' in peer && peer.labels[NAME]) || peer.name

/** The one pod of a role. */
export function podOf(pods: readonly Pod[], role: string): Pod {
  const pod = pods.find((one) => roleOf(one) === role)
  if (!pod) throw new Error(`there is no pod ${role}`)
  return pod
}

/** Every port that some pod or policy names, and one that none does. */
export function portsOf(world: World): Pick<Connection, 'port' | 'protocol'>[] {
  const named = world.policies.flatMap(({ spec }) =>
    [...(spec?.ingress ?? []), ...(spec?.egress ?? [])].flatMap(({ ports = [] }) =>
      ports.map(({ port }) => Number(port)),
    ),
  )
  const open = world.pods.flatMap(({ ports }) => ports.map(({ containerPort }) => containerPort))
  const numbers = [...new Set([...named, ...open, UNNAMED])].filter((port) => !Number.isNaN(port))
  return numbers
    .sort((a, b) => a - b)
    .flatMap((port) => [{ port, protocol: 'TCP' } as const, { port, protocol: 'UDP' } as const])
}
/** A port that nobody names: who may call it may call any. */
export const UNNAMED = 1

/** The ports on which one may call the other, as `5432`, `53/UDP`. */
export function openPorts(world: World, from: Peer, to: Peer): string[] {
  return portsOf(world)
    .filter((port) => isAllowed(world, { from, to, ...port }))
    .map(({ port, protocol }) => (protocol === 'TCP' ? String(port) : `${port}/${protocol}`))
}
