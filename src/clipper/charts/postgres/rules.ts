import * as k8s from '../../../k8s/index.ts'
import * as rules from '../../../rules/index.ts'

/** Units of postgresql.conf. */
const memory = { kB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 }

/** What the settings of the database must fulfil together. */
export const postgresRules = [
  ...k8s.podRules({
    volumes: ['config', 'data', 'init-scripts', 'run', 'shared-memory', 'tmp'],
    mountPaths: [
      '/var/lib/postgresql/data',
      '/etc/postgresql',
      '/dev/shm',
      '/var/run/postgresql',
      '/tmp',
      '/docker-entrypoint-initdb.d',
    ],
    variables: ['PGDATA', 'PGPORT', 'POSTGRES_DB', 'POSTGRES_INITDB_ARGS', 'POSTGRES_PASSWORD', 'POSTGRES_USER'],
  }),
  ...k8s.networkPolicyRules({ peers: ['networkPolicy.clients', 'networkPolicy.extraIngressPeers'] }),
  ...k8s.containerRules('exporter.securityContext', rules.isSet('exporter.enabled')),
  ...k8s.startupRules(60, 'a server that was killed recovers first, and would start that over'),
  rules.withinLimits('resources'),
  rules.withinLimits('exporter.resources', rules.isSet('exporter.enabled')),
  rules.withinLimits('backup.resources', rules.isSet('backup.enabled')),
  rules.secretSource('secrets.existingSecret'),
  rules.below(rules.inUnits('config.sharedBuffers', memory), rules.quantity('resources.limits.memory'), {
    because: 'the server takes it at its start, and its sessions need memory, too',
  }),
  rules.below(rules.quantity('sharedMemory.sizeLimit'), rules.quantity('resources.limits.memory'), {
    because: 'what lies there counts as memory',
  }),
  rules.takenKeys('config.parameters', {
    max_connections: 'config.maxConnections',
    shared_buffers: 'config.sharedBuffers',
    effective_cache_size: 'config.effectiveCacheSize',
    work_mem: 'config.workMem',
    maintenance_work_mem: 'config.maintenanceWorkMem',
    port: 'service.port',
    listen_addresses: '',
    data_directory: '',
    config_file: '',
    unix_socket_directories: '',
  }),
]
