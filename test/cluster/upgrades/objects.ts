/** Objects of the kinds that have fixed fields, small and such that a restricted namespace takes their pods. */
type Fields = Readonly<Record<string, unknown>>

export const labels = (name: string) => ({ app: name })
export const pod = (name: string, image = 'example.com/a:1') => ({
  metadata: { labels: labels(name) },
  spec: {
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'a',
        image,
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
})

const object = (apiVersion: string, kind: string) => (fields: Fields) => ({ apiVersion, kind, ...fields })
const withSpec = (apiVersion: string, kind: string, usual: Fields) => (spec: Fields) =>
  object(apiVersion, kind)({ spec: { ...usual, ...spec } })

const workload = { replicas: 1, selector: { matchLabels: labels('x') }, template: pod('x') }
export const deployment = withSpec('apps/v1', 'Deployment', workload)
export const daemonSet = withSpec('apps/v1', 'DaemonSet', { selector: workload.selector, template: workload.template })
export const statefulSet = withSpec('apps/v1', 'StatefulSet', { ...workload, serviceName: 'x' })
export const jobPod = (image?: string) => {
  const { metadata, spec } = pod('job', image)
  return { metadata, spec: { ...spec, restartPolicy: 'Never' } }
}
export const job = withSpec('batch/v1', 'Job', { template: jobPod() })
export const service = withSpec('v1', 'Service', { selector: labels('x'), ports: [{ name: 'http', port: 80 }] })
export const size = (storage: string) => ({ resources: { requests: { storage } } })
export const claim = withSpec('v1', 'PersistentVolumeClaim', { accessModes: ['ReadWriteOnce'], ...size('2Gi') })
export const secret = object('v1', 'Secret')
export const configMap = object('v1', 'ConfigMap')
export const role = (name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name })
export const binding = object('rbac.authorization.k8s.io/v1', 'RoleBinding')
export const template = (storage: string) => [
  { metadata: { name: 'data' }, spec: { ...size(storage), accessModes: ['ReadWriteOnce'] } },
]
export const selected = (name: string) => ({ selector: { matchLabels: labels(name) }, template: pod(name) })
