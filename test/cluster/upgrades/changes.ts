/** What becomes of a change; by Kubernetes and the helm of its time where that differs, which no object tells. */
export type Verdict = 'accepted' | 'refused'

/** An object that is changed, and what becomes of it. */
export interface Change {
  readonly title: string
  readonly before: object
  readonly after: object
  readonly want: Verdict | Readonly<Record<string, Verdict>>
}

type Fields = Readonly<Record<string, unknown>>

const labels = (name: string) => ({ app: name })
const pod = (name: string, image = 'example.com/a:1') => ({
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
const deployment = withSpec('apps/v1', 'Deployment', workload)
const daemonSet = withSpec('apps/v1', 'DaemonSet', { selector: workload.selector, template: workload.template })
const statefulSet = withSpec('apps/v1', 'StatefulSet', { ...workload, serviceName: 'x' })
const jobPod = (image?: string) => {
  const { metadata, spec } = pod('job', image)
  return { metadata, spec: { ...spec, restartPolicy: 'Never' } }
}
const job = withSpec('batch/v1', 'Job', { template: jobPod() })
const service = withSpec('v1', 'Service', { selector: labels('x'), ports: [{ name: 'http', port: 80 }] })
const size = (storage: string) => ({ resources: { requests: { storage } } })
const claim = withSpec('v1', 'PersistentVolumeClaim', { accessModes: ['ReadWriteOnce'], ...size('2Gi') })
const secret = object('v1', 'Secret')
const configMap = object('v1', 'ConfigMap')
const role = (name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name })
const binding = object('rbac.authorization.k8s.io/v1', 'RoleBinding')
const template = (storage: string) => [
  { metadata: { name: 'data' }, spec: { ...size(storage), accessModes: ['ReadWriteOnce'] } },
]
const selected = (name: string) => ({ selector: { matchLabels: labels(name) }, template: pod(name) })

/** Changes of every kind that has fixed fields; the names are given to them when they are installed. */
export const changes: readonly Change[] = [
  {
    title: 'pods of a Deployment',
    before: deployment({}),
    after: deployment({ template: pod('x', 'b:2') }),
    want: 'accepted',
  },
  { title: 'the selector of a Deployment', before: deployment({}), after: deployment(selected('y')), want: 'refused' },
  {
    title: 'the strategy of a Deployment',
    before: deployment({}),
    after: deployment({ strategy: { type: 'Recreate' } }),
    want: { '1.28': 'accepted', '1.37': 'refused' },
  },
  { title: 'the selector of a DaemonSet', before: daemonSet({}), after: daemonSet(selected('y')), want: 'refused' },
  {
    title: 'pods of a StatefulSet',
    before: statefulSet({}),
    after: statefulSet({ template: pod('x', 'b:2') }),
    want: 'accepted',
  },
  {
    title: 'the Service of a StatefulSet',
    before: statefulSet({}),
    after: statefulSet({ serviceName: 'y' }),
    want: 'refused',
  },
  {
    title: 'the selector of a StatefulSet',
    before: statefulSet({}),
    after: statefulSet(selected('y')),
    want: 'refused',
  },
  {
    title: 'claims that a StatefulSet makes',
    before: statefulSet({ volumeClaimTemplates: template('1Gi') }),
    after: statefulSet({ volumeClaimTemplates: template('2Gi') }),
    want: 'refused',
  },
  {
    title: 'how a StatefulSet starts its pods',
    before: statefulSet({}),
    after: statefulSet({ podManagementPolicy: 'Parallel' }),
    want: 'refused',
  },
  {
    title: 'how a StatefulSet starts its pods, said as it is',
    before: statefulSet({}),
    after: statefulSet({ podManagementPolicy: 'OrderedReady' }),
    want: 'accepted',
  },
  {
    title: 'what a StatefulSet leaves open',
    before: statefulSet({}),
    after: statefulSet({
      replicas: 2,
      minReadySeconds: 5,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
    }),
    want: 'accepted',
  },
  {
    title: 'revisions that a StatefulSet keeps',
    before: statefulSet({}),
    after: statefulSet({ revisionHistoryLimit: 3 }),
    want: { '1.28': 'refused', '1.37': 'accepted' },
  },
  {
    title: 'the strategy of a StatefulSet',
    before: statefulSet({}),
    after: statefulSet({ updateStrategy: { type: 'OnDelete' } }),
    want: { '1.28': 'refused', '1.37': 'refused' },
  },
  {
    title: 'the strategy of a DaemonSet',
    before: daemonSet({}),
    after: daemonSet({ updateStrategy: { type: 'OnDelete' } }),
    want: 'accepted',
  },
  { title: 'pods of a Job', before: job({}), after: job({ template: jobPod('b:2') }), want: 'refused' },
  { title: 'completions of a Job', before: job({}), after: job({ completions: 2 }), want: 'refused' },
  { title: 'how often a Job is tried', before: job({}), after: job({ backoffLimit: 2 }), want: 'accepted' },
  {
    title: 'how a Job completes, said as it is',
    before: job({}),
    after: job({ completionMode: 'NonIndexed' }),
    want: 'accepted',
  },
  { title: 'a claim that grows', before: claim({}), after: claim(size('3Gi')), want: 'accepted' },
  {
    title: 'a claim that grows in a class that allows none',
    before: claim({ storageClassName: 'rigid' }),
    after: claim({ storageClassName: 'rigid', ...size('3Gi') }),
    want: 'refused',
  },
  { title: 'a claim that shrinks', before: claim({}), after: claim(size('1Gi')), want: 'refused' },
  {
    title: 'the size of a claim, written another way',
    before: claim({}),
    after: claim(size('2048Mi')),
    want: 'accepted',
  },
  {
    title: 'the class of a claim',
    before: claim({ storageClassName: 'standard' }),
    after: claim({ storageClassName: 'fast' }),
    want: 'refused',
  },
  {
    title: 'the class of a claim, said as it is',
    before: claim({}),
    after: claim({ storageClassName: 'standard' }),
    want: 'accepted',
  },
  {
    title: 'the class of a claim that the cluster chose',
    before: claim({}),
    after: claim({ storageClassName: 'fast' }),
    want: 'refused',
  },
  {
    title: 'the class of a claim, said no more',
    before: claim({ storageClassName: 'standard' }),
    after: claim({}),
    want: 'refused',
  },
  {
    title: 'who may mount a claim',
    before: claim({}),
    after: claim({ accessModes: ['ReadWriteMany'] }),
    want: 'refused',
  },
  {
    title: 'the mode of a claim, said as it is',
    before: claim({}),
    after: claim({ volumeMode: 'Filesystem' }),
    want: 'accepted',
  },
  {
    title: 'the volume of a claim that has one',
    before: claim({}),
    after: claim({ volumeName: 'another' }),
    want: 'refused',
  },
  {
    title: 'a Service that becomes headless',
    before: service({}),
    after: service({ clusterIP: 'None' }),
    want: 'refused',
  },
  {
    title: 'a Service that says no more that it is headless',
    before: service({ clusterIP: 'None' }),
    after: service({}),
    want: 'accepted',
  },
  { title: 'a Service of another kind', before: service({}), after: service({ type: 'NodePort' }), want: 'accepted' },
  {
    title: 'a Service that becomes a name elsewhere',
    before: service({}),
    after: service({ type: 'ExternalName', externalName: 'example.com' }),
    want: 'accepted',
  },
  {
    title: 'who balances a Service',
    before: service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/a' }),
    after: service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/b' }),
    want: 'refused',
  },
  {
    title: 'a Service that is balanced from now on',
    before: service({}),
    after: service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/a' }),
    want: 'accepted',
  },
  {
    title: 'the selector of a Service',
    before: service({}),
    after: service({ selector: labels('y') }),
    want: 'accepted',
  },
  {
    title: 'the type of a Secret',
    before: secret({ type: 'example.com/a' }),
    after: secret({ type: 'example.com/b' }),
    want: 'refused',
  },
  {
    title: 'the type of a Secret, said as it is',
    before: secret({}),
    after: secret({ type: 'Opaque' }),
    want: 'accepted',
  },
  {
    title: 'data of a Secret',
    before: secret({ stringData: { a: '1' } }),
    after: secret({ stringData: { a: '2' } }),
    want: 'accepted',
  },
  {
    title: 'data of a Secret that is locked',
    before: secret({ immutable: true, stringData: { a: '1' } }),
    after: secret({ immutable: true, stringData: { a: '2' } }),
    want: 'refused',
  },
  {
    title: 'data of a ConfigMap',
    before: configMap({ data: { a: '1' } }),
    after: configMap({ data: { a: '2' } }),
    want: 'accepted',
  },
  {
    title: 'data of a ConfigMap that is locked',
    before: configMap({ immutable: true, data: { a: '1' } }),
    after: configMap({ immutable: true, data: { a: '2' } }),
    want: 'refused',
  },
  {
    title: 'a ConfigMap that is opened',
    before: configMap({ immutable: true, data: { a: '1' } }),
    after: configMap({ data: { a: '1' } }),
    want: 'refused',
  },
  {
    title: 'the Role of a binding',
    before: binding({ roleRef: role('a') }),
    after: binding({ roleRef: role('b') }),
    want: 'refused',
  },
]
