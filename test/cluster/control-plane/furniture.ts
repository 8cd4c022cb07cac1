const metadata = (name: string, annotations = {}, labels = {}) => ({ name, annotations, labels })

/** Marks the nodes that kwok plays. */
export const NODE_ANNOTATION = 'kwok.x-k8s.io/node'

/** Label and taint of nodes that are only for the pods of one namespace. */
export const RESERVED = 'example.com/only-for'

/** A node in a zone, with room for everything here; where it is only for one namespace, its pods must ask for it. */
export function node(zone: string, onlyFor?: string): object {
  const name = onlyFor ? `${onlyFor}-${zone}` : `node-${zone}`
  const reserved = onlyFor ? { [RESERVED]: onlyFor } : {}
  const labels = {
    ...reserved,
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'topology.kubernetes.io/zone': zone,
  }
  const room = { cpu: '1k', memory: '4Ti', pods: '10k' }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: metadata(name, { [NODE_ANNOTATION]: 'fake' }, labels),
    spec: { taints: Object.entries(reserved).map(([key, value]) => ({ key, value, effect: 'NoSchedule' })) },
    status: { allocatable: room, capacity: room },
  }
}

function storageClass(name: string, { isDefault = false, allowVolumeExpansion = true } = {}): object {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: metadata(name, { 'storageclass.kubernetes.io/is-default-class': String(isDefault) }),
    // the stages in stages.yaml are it
    provisioner: 'fake.example.com',
    allowVolumeExpansion,
  }
}

/** What a cluster has before anybody installs something: room for everything here, and what the environments rely on. */
export const furniture: readonly object[] = [
  ...['a', 'b', 'c'].map((zone) => node(zone)),
  storageClass('standard', { isDefault: true }),
  storageClass('fast'),
  storageClass('rigid', { allowVolumeExpansion: false }),
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: metadata('nginx'),
    spec: { controller: 'k8s.io/ingress-nginx' },
  },
]
