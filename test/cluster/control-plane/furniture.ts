const metadata = (name: string, annotations = {}, labels = {}) => ({ name, annotations, labels })

/** Marks the nodes that kwok plays. */
export const NODE_ANNOTATION = 'kwok.x-k8s.io/node'

function node(zone: string): object {
  const name = `node-${zone}`
  const labels = {
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
  ...['a', 'b', 'c'].map(node),
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
