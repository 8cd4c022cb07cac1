import * as k8s from '../../../k8s/index.ts'
import * as rules from '../../../rules/index.ts'

/** What the settings of the backend must fulfil together. */
export const backendRules = [
  ...k8s.scalingRules(),
  ...k8s.budgetRules(),
  ...k8s.podRules({ volumes: ['exports'], mountPathSettings: ['config.EXPORT_DIR'] }),
  ...k8s.spreadRules(),
  ...k8s.networkPolicyRules({
    peers: [
      'networkPolicy.extraIngressPeers',
      'networkPolicy.egress.postgres',
      'networkPolicy.egress.redis',
      'networkPolicy.egress.openSearch',
    ],
    blocks: ['networkPolicy.egress.https'],
    egress: ['networkPolicy.egress.extra'],
  }),
  ...k8s.volumeRules({
    prefix: 'migrations.',
    variables: ['PGPASSWORD'],
    securityContext: 'securityContext',
    when: rules.isSet('migrations.enabled'),
  }),
  ...k8s.startupRules(15, 'the application connects to its database and cache first'),
  rules.withinLimits('resources'),
  rules.withinLimits('migrations.resources', rules.isSet('migrations.enabled')),
  rules.hostsCovered('ingress', 'global.domain'),
  rules.secretSource('secrets.existingSecret'),
  rules.atLeast('terminationGracePeriodSeconds', rules.sum('preStopSleepSeconds', 10), {
    because: 'the application takes 5 s for open requests and 5 s for telemetry',
  }),
  rules.above('readinessProbe.timeoutSeconds', 3, {
    when: rules.isSet('readinessProbe.enabled'),
    because: 'the application gives its database and cache 3 s to answer',
  }),
  rules.mustBe(
    'config.GIN_MODE',
    'release',
    'any other mode opens a login without password, for global.environment development only',
    rules.not(rules.equals('global.environment', 'development')),
  ),
]
