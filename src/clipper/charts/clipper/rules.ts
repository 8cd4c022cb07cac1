import * as k8s from '../../../k8s/index.ts'
import * as rules from '../../../rules/index.ts'

const pods = k8s.mostPods({ replicas: 'backend.replicaCount', autoscaling: 'backend.autoscaling' })

/** What the settings of several charts must fulfil together. */
export const umbrellaRules = [
  rules.needed(
    'backend.config.DB_HOST',
    'postgres is switched off, so it must name a database',
    rules.not(rules.isDeployed('postgres')),
  ),
  rules.needed(
    'backend.config.REDIS_HOST',
    'redis is switched off, so it must name a Redis',
    rules.not(rules.isDeployed('redis')),
  ),
  // with a host of its own the backend leaves the database of the release alone
  rules.atLeast('postgres.config.maxConnections', rules.sum(rules.product(50, pods), 20), {
    when: rules.not(rules.isSet('backend.config.DB_HOST')),
    because: 'each pod of the backend opens up to 50, and 20 are for people and backups',
  }),
  rules.atLeast('monitoring.scrape.backend.maxReplicas', pods, {
    when: rules.isSet('monitoring.scrape.backend.enabled'),
    because: 'the interval of the scrapes must fit the pods of the backend',
  }),
]
