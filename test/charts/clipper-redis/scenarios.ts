export const scenarios: Readonly<Record<string, object>> = {
  'everything on': {
    extraVolumes: [{ name: 'web-1', emptyDir: {} }],
    global: { environment: 'staging', storageClass: 'fast' },
    exporter: { enabled: true, extraEnv: [{ name: 'REDIS_EXPORTER_CHECK_KEYS', value: 'db0=feed:*' }] },
    service: {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      labels: { 'app.kubernetes.io/name': 'other', team: 'a' },
    },
    podLabels: { 'app.kubernetes.io/instance': 'other', team: 'b' },
    podAnnotations: { 'example.com/note': 'text' },
    serviceAccount: { name: 'shared', annotations: { 'example.com/role': 'redis' } },
    networkPolicy: { extraIngressPeers: [{ podSelector: {} }], extraMetricsPeers: [{ namespaceSelector: {} }] },
    config: {
      maxmemory: '256Mi',
      parameters: { hz: 20, 'lazyfree-lazy-eviction': true, 'notify-keyspace-events': '' },
    },
    externalSecrets: { enabled: true },
  },
  'a Secret of its own': { externalSecrets: { enabled: true }, secrets: { existingSecret: '' } },
  'a password from elsewhere': {
    secrets: { existingSecret: '' },
    extraEnv: [{ name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'cache', key: 'password' } } }],
  },
  'a claim that exists': { persistence: { existingClaim: 'old' } },
  'memory of its own, no snapshots': { config: { maxmemory: '100Mi', save: [] } },
  'everything off': {
    networkPolicy: { enabled: false },
    persistence: { enabled: false },
    serviceAccount: { create: false },
    tests: { enabled: false },
    config: { appendonly: false, save: [] },
    startupProbe: { enabled: false },
    readinessProbe: { enabled: false },
    livenessProbe: { enabled: false },
  },
}
