/** Values under which settings matter that the defaults switch off, by chart. A later one starts from the defaults again. */
export const scenarios: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'clipper-backend': {
    'everything on': {
      metrics: { enabled: true },
      migrations: { enabled: true, image: { repository: 'clipper/migrations' } },
      service: {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        labels: { 'app.kubernetes.io/name': 'other', team: 'a' },
      },
      podLabels: { 'app.kubernetes.io/instance': 'other', team: 'b' },
      podAnnotations: { 'example.com/note': 'text' },
      serviceAccount: { name: 'shared', annotations: { 'example.com/role': 'backend' } },
      exports: { existingClaim: 'exports' },
      extraEnvFrom: [{ secretRef: { name: 'further' } }],
      externalSecrets: { enabled: true },
    },
    'a Secret of its own': { externalSecrets: { enabled: true }, secrets: { existingSecret: '' } },
    'secrets from several places': {
      secrets: { requiredKeys: ['JWT_PRIVATE_KEY', 'DB_PASSWORD', 'TWITCH_CLIENT_ID'], optionalKeys: ['SENTRY_DSN'] },
      config: { TWITCH_CLIENT_ID: 'id' },
      extraEnv: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'postgres-app', key: 'password' } } }],
    },
    'a fixed number of pods': { autoscaling: { enabled: false }, replicaCount: 4 },
    'without ingress and tests': { ingress: { enabled: false }, tests: { enabled: false } },
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
  },
}
