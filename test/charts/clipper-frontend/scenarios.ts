export const scenarios: Readonly<Record<string, object>> = {
  'everything on': {
    extraVolumes: [{ name: 'web-1', emptyDir: {} }],
    nginx: {
      contentSecurityPolicy: "default-src 'self'; img-src 'self' https: data:",
      extraServerConfig: 'location = /old {\n    return 301 /;\n}\n',
    },
    service: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', labels: { team: 'a' } },
    networkPolicy: { egress: { extra: [{ ports: [{ port: 53, protocol: 'UDP' }] }] } },
    podLabels: { 'app.kubernetes.io/instance': 'other', team: 'b' },
    podAnnotations: { 'example.com/note': 'text' },
    serviceAccount: { name: 'shared', annotations: { 'example.com/role': 'frontend' } },
    extraEnv: [{ name: 'TZ', value: 'Europe/Berlin' }],
  },
  'a fixed number of pods': { autoscaling: { enabled: false }, replicaCount: 4 },
  'a plain web server': {
    nginx: { gzip: { enabled: false }, accessLog: false, realIpFrom: [], assetsMaxAgeSeconds: 0 },
  },
  'everything off': {
    autoscaling: { enabled: false },
    podDisruptionBudget: { enabled: false },
    networkPolicy: { enabled: false },
    ingress: { enabled: false },
    serviceAccount: { create: false },
    tests: { enabled: false },
    startupProbe: { enabled: false },
    readinessProbe: { enabled: false },
    livenessProbe: { enabled: false },
    preStopSleepSeconds: 0,
  },
}
