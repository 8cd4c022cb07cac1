import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { at, podOf, type Rendered } from '../charts/render.ts'

export type Labels = Readonly<Record<string, string>>

/** A pod as network policies see it. */
export interface Pod {
  readonly name: string
  readonly namespace: string
  readonly labels: Labels
  readonly ip: string
  readonly ports: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[]
}

/** Whoever takes part in a connection: a pod, or an address that is none. */
export type Peer = Pod | { readonly name: string; readonly ip: string }

/** What there is in a cluster: labels of namespaces by name, pods, policies. */
export interface World {
  readonly namespaces: Readonly<Record<string, Labels>>
  readonly pods: readonly Pod[]
  readonly policies: readonly NetworkPolicy[]
}

/** The first packet of a connection; the port is the pod's, not the one of a Service. */
export interface Connection {
  readonly from: Peer
  readonly to: Peer
  readonly port: number
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
}

export const isPod = (peer: Peer): peer is Pod => 'labels' in peer

/** The label that Kubernetes gives to each namespace. */
export const namespaceLabels = (name: string): Labels => ({ 'kubernetes.io/metadata.name': name })

/** A pod of each template among rendered objects, with addresses from `10.244.<subnet>.1` on. */
export function podsIn(objects: readonly Rendered[], subnet: number): Pod[] {
  return objects.flatMap((object, index) => {
    const template = podOf(object)
    if (!template) return []
    const containers = at(template.spec, 'containers') as unknown[]
    return {
      name: String(at(object, 'metadata', 'name')),
      namespace: String(at(object, 'metadata', 'namespace')),
      labels: at(template.metadata, 'labels') as Labels,
      ip: `10.244.${subnet}.${index + 1}`,
      ports: containers.flatMap((container) => (at(container, 'ports') ?? []) as Pod['ports']),
    }
  })
}

/** The policies among rendered objects. */
export const policiesIn = (objects: readonly Rendered[]): NetworkPolicy[] =>
  objects.filter(({ kind }) => kind === 'NetworkPolicy') as unknown as NetworkPolicy[]
