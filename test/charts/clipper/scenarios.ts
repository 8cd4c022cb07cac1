export const scenarios: Readonly<Record<string, object>> = {
  'everything on': {
    certificate: { extraDnsNames: ['www.clpr.tv'], duration: '2160h', renewBefore: '720h' },
    backend: {
      externalSecrets: { enabled: true },
      migrations: { enabled: true, image: { repository: 'clipper/migrations' } },
    },
    postgres: { externalSecrets: { enabled: true }, exporter: { enabled: true }, backup: { enabled: true } },
    redis: { externalSecrets: { enabled: true }, exporter: { enabled: true } },
    monitoring: {
      scrape: { backend: { enabled: true, interval: '80s' } },
      grafana: { ingress: { enabled: true }, admin: { existingSecret: 'grafana-admin-secret' } },
    },
  },
  'database and cache of others': {
    postgres: { enabled: false },
    redis: { enabled: false },
    backend: { config: { DB_HOST: 'db.example.com', REDIS_HOST: 'cache.example.com' } },
  },
  'the backend alone': {
    frontend: { enabled: false },
    postgres: { enabled: false },
    redis: { enabled: false },
    monitoring: { enabled: false },
    certificate: { enabled: false },
    backend: { config: { DB_HOST: 'db.example.com', REDIS_HOST: 'cache.example.com' } },
  },
}
