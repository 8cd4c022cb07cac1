import type * as z from 'zod'
import type { everyFragment } from './every-fragment.ts'

const labelSelector = {
  matchLabels: { app: 'web' },
  matchExpressions: [
    { key: 'tier', operator: 'In' as const, values: ['front'] },
    { key: 'old', operator: 'DoesNotExist' as const },
  ],
}
const podTerm = {
  topologyKey: 'kubernetes.io/hostname',
  labelSelector,
  namespaceSelector: labelSelector,
  namespaces: ['web'],
}
const podTerms = {
  requiredDuringSchedulingIgnoredDuringExecution: [podTerm],
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: podTerm }],
}
const policies = [{ type: 'Pods' as const, value: 2, periodSeconds: 30 }]
const amounts = { cpu: 0.5, memory: '1.5Gi', 'ephemeral-storage': 1073741824 }
const accessModes = ['ReadWriteOnce' as const]
const files = [{ key: 'a', path: 'tls/a.crt', mode: 256 }]

/** A value for (nearly) every key of every fragment, so that every pattern is met by a text that it must take. */
export const everyValue: z.input<typeof everyFragment> = {
  image: { registry: 'localhost:5000', repository: 'org/web', tag: 20240101, digest: `sha256:${'0a'.repeat(32)}` },
  imagePullSecrets: [{ name: 'registry' }],
  resources: { requests: amounts, limits: amounts },
  sidecarResources: { requests: {}, limits: {} },
  livenessProbe: { path: '/health/live' },
  readinessProbe: { path: '/health/ready' },
  startupProbe: { failureThreshold: 30 },
  ingress: {
    hosts: [{ host: '*.example.com', paths: [{ path: '/clips/', pathType: 'Prefix' }] }],
    tls: [{ secretName: 'web-tls', hosts: ['*.example.com'] }],
  },
  autoscaling: {
    behavior: {
      scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies },
      scaleDown: { stabilizationWindowSeconds: 300, policies },
    },
  },
  podDisruptionBudget: { minAvailable: '50%', maxUnavailable: 1, unhealthyPodEvictionPolicy: 'IfHealthyBudget' },
  service: {
    type: 'LoadBalancer',
    nodePort: 30080,
    labels: { tier: 'front' },
    loadBalancerClass: 'example.com/internal',
    loadBalancerSourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
  },
  podSecurityContext: {
    seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/web.json' },
    sysctls: [{ name: 'net.core.somaxconn', value: '1024' }],
    seLinuxOptions: { level: 's0:c1,c2' },
    windowsOptions: { runAsUserName: 'ContainerUser' },
  },
  securityContext: {
    seccompProfile: { type: 'RuntimeDefault' },
    capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    seLinuxOptions: {},
    windowsOptions: {},
  },
  hardPodSecurityContext: { seLinuxOptions: { role: 'r', type: 't', user: 'u' }, windowsOptions: {} },
  hardSecurityContext: { capabilities: {}, seccompProfile: { type: 'Unconfined' }, procMount: 'Default' },
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [
    { key: 'example.com/gpu', operator: 'Equal', value: 'yes', effect: 'NoExecute', tolerationSeconds: 30 },
  ],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: 'disk', operator: 'In', values: ['ssd'] },
              { key: 'cores', operator: 'Gt', values: ['8'] },
              { key: 'old', operator: 'DoesNotExist' },
            ],
            matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }],
          },
        ],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: {} }],
    },
    podAffinity: podTerms,
    podAntiAffinity: podTerms,
  },
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
  ],
  priorityClassName: 'high',
  extraEnv: [
    { name: 'LEVEL', value: 'debug' },
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'web', key: 'PASSWORD', optional: true } } },
    { name: 'SETTING', valueFrom: { configMapKeyRef: { name: 'web', key: 'setting' } } },
    { name: 'APP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['app']" } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m', containerName: 'web' } } },
  ],
  extraEnvFrom: [{ prefix: 'WEB_', configMapRef: { name: 'web' } }, { secretRef: { name: 'web' } }],
  extraVolumes: [
    { name: 'a', configMap: { name: 'web', items: files, defaultMode: 420 } },
    { name: 'b', secret: { secretName: 'web', items: files } },
    { name: 'c', emptyDir: { medium: 'HugePages-2Mi', sizeLimit: '64Mi' } },
    { name: 'd', persistentVolumeClaim: { claimName: 'web' } },
    {
      name: 'e',
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 600 } },
          { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
        ],
      },
    },
    {
      name: 'f',
      downwardAPI: { items: [{ path: 'cpu', resourceFieldRef: { resource: 'limits.cpu', containerName: 'web' } }] },
    },
    { name: 'g', csi: { driver: 'example.com', nodePublishSecretRef: { name: 'web' }, volumeAttributes: { a: 'b' } } },
    { name: 'h', nfs: { server: 'nfs.example.com', path: '/data' } },
    { name: 'i', hostPath: { path: '/var/log', type: 'Directory' } },
    {
      name: 'j',
      ephemeral: {
        volumeClaimTemplate: {
          metadata: { labels: { app: 'web' }, annotations: { a: 'b' } },
          spec: { accessModes, resources: { requests: { storage: '1Gi' } }, selector: labelSelector },
        },
      },
    },
  ],
  extraVolumeMounts: [
    { name: 'a', mountPath: '/a', subPath: 'tls/a.crt', mountPropagation: 'None' },
    { name: 'b', mountPath: '/b', subPathExpr: '$(APP)/b', readOnly: true },
  ],
  existingSecret: 'web',
  passwordRef: { name: 'web', key: 'PASSWORD' },
  serviceAccount: { name: 'web' },
  podLabels: { 'example.com/team': 'web' },
  podAnnotations: { 'Example.com/Note': 'any\ntext' },
  selector: labelSelector,
  peers: [
    { podSelector: labelSelector, namespaceSelector: {} },
    { namespaceSelector: labelSelector },
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
  ],
  ports: [{ port: 8080, endPort: 8090, protocol: 'TCP' }, { port: 'http' }, { protocol: 'UDP' }],
  settings: { anything: [1, { a: null }] },
  persistence: { storageClassName: 'fast', accessModes },
}
