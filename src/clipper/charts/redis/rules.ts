import * as k8s from '../../../k8s/index.ts'
import * as rules from '../../../rules/index.ts'

/** What the settings of Redis must fulfil together. */
export const redisRules = [
  ...k8s.podRules({
    volumes: ['config', 'data', 'run', 'tmp'],
    mountPaths: ['/data', '/etc/redis', '/run/redis', '/tmp'],
    variables: ['REDISCLI_AUTH'],
  }),
  ...k8s.networkPolicyRules({
    peers: ['networkPolicy.clients', 'networkPolicy.extraIngressPeers', 'networkPolicy.extraMetricsPeers'],
  }),
  ...k8s.startupRules(10, 'it reads its data first'),
  rules.withinLimits('resources'),
  rules.withinLimits('exporter.resources', rules.isSet('exporter.enabled')),
  rules.uniqueItems('exporter.extraEnv'),
  rules.refusedItems(
    'exporter.extraEnv',
    'name',
    { values: ['REDIS_ADDR', 'REDIS_PASSWORD'], because: 'the chart sets it' },
    rules.isSet('exporter.enabled'),
  ),
  rules.secretSource('secrets.existingSecret'),
  rules.below(rules.quantity('config.maxmemory'), rules.quantity('resources.limits.memory'), {
    because: 'a snapshot copies what is written meanwhile',
  }),
  // no directive may stand twice, or the one that does not count would be lost in silence
  rules.takenKeys('config.parameters', {
    appendfsync: 'config.appendfsync',
    appendonly: 'config.appendonly',
    maxmemory: 'config.maxmemory',
    'maxmemory-policy': 'config.maxmemoryPolicy',
    save: 'config.save',
    aclfile: '',
    bind: '',
    daemonize: '',
    dir: '',
    include: '',
    port: '',
    'protected-mode': '',
    'rename-command': '',
    requirepass: '',
    user: '',
  }),
]
