export const scenarios: Readonly<Record<string, object>> = {
  'everything on': {
    extraVolumes: [{ name: 'web-1', emptyDir: {} }],
    exporter: { enabled: true, args: ['--collector.long_running_transactions'] },
    backup: { enabled: true },
    initScripts: { '10-reader.sql': "CREATE ROLE reader LOGIN;\nCOMMENT ON ROLE reader IS '<reads>';\n" },
    config: { parameters: { log_min_duration_statement: 500, jit: false, archive_command: "cp '%p' \\\\host" } },
    service: { labels: { 'app.kubernetes.io/name': 'other', team: 'a' }, annotations: { 'example.com/note': 'a' } },
    podLabels: { 'app.kubernetes.io/instance': 'other', team: 'b' },
    podAnnotations: { 'example.com/note': 'text' },
    serviceAccount: { name: 'shared', annotations: { 'example.com/role': 'postgres' } },
    externalSecrets: { enabled: true },
  },
  'a Secret of its own': { externalSecrets: { enabled: true }, secrets: { existingSecret: '' } },
  'claims that exist': {
    persistence: { existingClaim: 'data' },
    backup: { enabled: true, persistence: { existingClaim: 'dumps' } },
  },
  'without persistence': { persistence: { enabled: false } },
  'everything off': {
    networkPolicy: { enabled: false },
    serviceAccount: { create: false },
    tests: { enabled: false },
    startupProbe: { enabled: false },
    readinessProbe: { enabled: false },
    livenessProbe: { enabled: false },
    config: { initdbArgs: '' },
  },
}
