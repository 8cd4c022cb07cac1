import { at, type Rendered } from './render.ts'

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
]

/**
 * What the Pod Security level "restricted" says against a pod (Kubernetes: Pod Security Standards), and what this project
 * wants of every container beyond it: a read-only root, requests and limits.
 */
export function podFaults(spec: Rendered): string[] {
  const faults = ['hostNetwork', 'hostPID', 'hostIPC'].filter((key) => spec[key] === true)
  const volumes = list(spec.volumes).map((volume) => Object.keys(volume as object).find((key) => key !== 'name') ?? '')
  faults.push(...volumes.filter((kind) => !VOLUMES.includes(kind)).map((kind) => `volume ${kind}`))
  if (spec.automountServiceAccountToken !== false) faults.push('automountServiceAccountToken')
  const containers = [...list(spec.initContainers), ...list(spec.containers)]
  if (containers.length === 0) faults.push('containers')
  return [...faults, ...containers.flatMap((container) => containerFaults(container, spec.securityContext))]
}

function containerFaults(container: unknown, pod: unknown): string[] {
  const own = at(container, 'securityContext')
  const effective = (...path: string[]) => at(own, ...path) ?? at(pod, ...path)
  const wanted: Readonly<Record<string, boolean>> = {
    runAsNonRoot: effective('runAsNonRoot') === true,
    runAsUser: effective('runAsUser') !== 0,
    seccompProfile: ['RuntimeDefault', 'Localhost'].includes(String(effective('seccompProfile', 'type'))),
    allowPrivilegeEscalation: at(own, 'allowPrivilegeEscalation') === false,
    privileged: at(own, 'privileged') !== true,
    'capabilities.drop': list(at(own, 'capabilities', 'drop')).includes('ALL'),
    'capabilities.add': list(at(own, 'capabilities', 'add')).every((name) => name === 'NET_BIND_SERVICE'),
    hostPort: list(at(container, 'ports')).every((port) => !at(port, 'hostPort')),
    readOnlyRootFilesystem: at(own, 'readOnlyRootFilesystem') === true,
    requests: at(container, 'resources', 'requests', 'memory') !== undefined,
    limits: at(container, 'resources', 'limits', 'memory') !== undefined,
  }
  return Object.keys(wanted).filter((name) => !wanted[name])
}
