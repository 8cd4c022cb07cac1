export const scenarios: Readonly<Record<string, object>> = {
  'everything on': {
    global: { domain: 'example.com', environment: 'staging', storageClass: 'fast' },
    scrape: { backend: { enabled: true, tokenSecret: { name: 'scrape-token' } } },
    alerts: { runbookUrl: 'https://runbooks.example.com/clipper', labels: { team: 'a', severity: 'other' } },
    alertmanager: { urls: ['http://alertmanager:9093', 'https://alerts.example.com/prefix/'] },
    prometheus: {
      externalLabels: { cluster: 'a' },
      extraVolumes: [{ name: 'web-1', emptyDir: {} }],
      extraScrapeConfigs: [{ job_name: 'node', static_configs: [{ targets: ['node-exporter:9100'] }] }],
      podLabels: { 'app.kubernetes.io/name': 'other', team: 'b' },
    },
    grafana: {
      adminPassword: 'given',
      ingress: { enabled: true },
      extraVolumes: [{ name: 'web-1', emptyDir: {} }],
      extraEnv: [{ name: 'GF_AUTH_ANONYMOUS_ENABLED', value: 'true' }],
    },
  },
  'Secrets and claims that exist': {
    prometheus: { persistence: { existingClaim: 'metrics' } },
    grafana: {
      admin: { existingSecret: 'grafana-admin', userKey: '' },
      persistence: { existingClaim: 'grafana' },
    },
  },
  'an operator': {
    operator: true,
    operatorLabels: { release: 'kube-prometheus-stack' },
    scrape: { backend: { enabled: true, tokenSecret: { name: 'scrape-token' } } },
  },
  'Grafana alone, with a data source of others': {
    prometheus: { enabled: false },
    grafana: { datasource: { url: 'http://prometheus.monitoring:9090' }, admin: { existingSecret: 'grafana-admin' } },
  },
  'everything off': {
    scrape: { postgres: { enabled: false }, redis: { enabled: false } },
    alerts: { enabled: false },
    dashboards: { enabled: false },
    networkPolicy: { enabled: false },
    prometheus: {
      retention: { size: '' },
      persistence: { enabled: false },
      serviceAccount: { create: false },
      rbac: { create: false },
    },
    grafana: { persistence: { enabled: false }, serviceAccount: { create: false } },
    tests: { enabled: false },
  },
}
