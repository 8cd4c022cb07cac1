import * as k8s from '../../../k8s/index.ts'
import * as rules from '../../../rules/index.ts'

/** Units of Prometheus' retention, which are powers of 1024. */
const bytes = { MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 }

/** What the settings of the monitoring must fulfil together. */
export const monitoringRules = [
  ...k8s.podRules({
    prefix: 'prometheus.',
    volumes: ['config', 'data', 'kubernetes-api', 'rules', 'token'],
    mountPaths: [
      '/prometheus',
      '/etc/prometheus/config',
      '/etc/prometheus/rules',
      '/etc/prometheus/token',
      '/var/run/secrets/kubernetes.io/serviceaccount',
    ],
    when: rules.isSet('prometheus.enabled'),
  }),
  ...k8s.podRules({
    prefix: 'grafana.',
    volumes: ['config', 'dashboards', 'data', 'tmp'],
    mountPaths: [
      '/var/lib/grafana',
      '/etc/grafana/provisioning/datasources',
      '/etc/grafana/provisioning/dashboards',
      '/etc/grafana/dashboards',
      '/tmp',
    ],
    when: rules.isSet('grafana.enabled'),
  }),
  ...k8s.networkPolicyRules({
    peers: [
      'networkPolicy.prometheus.extraIngressPeers',
      'networkPolicy.prometheus.alertmanagers',
      'networkPolicy.grafana.extraIngressPeers',
    ],
    egress: ['networkPolicy.prometheus.extraEgress', 'networkPolicy.grafana.extraEgress'],
  }),
  rules.withinLimits('prometheus.resources', rules.isSet('prometheus.enabled')),
  rules.withinLimits('grafana.resources', rules.isSet('grafana.enabled')),
  rules.hostsCovered('grafana.ingress', 'global.domain'),
  rules.atLeast(rules.inUnits('scrape.backend.interval', { s: 1 }), rules.product(4, 'scrape.backend.maxReplicas'), {
    when: rules.isSet('scrape.backend.enabled'),
    because: 'after 1000 requests in an hour the backend bans an address for a day',
  }),
  rules.below(rules.inUnits('prometheus.retention.size', bytes), rules.quantity('prometheus.persistence.size'), {
    when: rules.allOf(
      rules.isSet('prometheus.persistence.enabled'),
      rules.not(rules.isSet('prometheus.persistence.existingClaim')),
    ),
    because: 'the newest data and the log need space, too',
  }),
]
