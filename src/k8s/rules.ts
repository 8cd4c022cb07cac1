import { allOf, anyOf, equals, isSet, not } from '../rules/condition.ts'
import { above, atLeast, atMost, below, type Rule, refused, uniqueItems } from '../rules/rule.ts'
import { choice, largest, product, share, sum, type Term } from '../rules/term.ts'

/** Paths of the settings that say how many pods there are. */
export interface ScalingPaths {
  /** @default 'replicaCount' */
  readonly replicas?: string
  /** Settings as `hpa` makes them. @default 'autoscaling' */
  readonly autoscaling?: string
}

/** The fewest pods that a Deployment has: what its autoscaler keeps at least, where it is on. */
export const fewestPods = ({ replicas = 'replicaCount', autoscaling = 'autoscaling' }: ScalingPaths = {}): Term =>
  choice(isSet(`${autoscaling}.enabled`), largest(`${autoscaling}.minReplicas`, replicas), replicas)

/** The most pods that a Deployment has; an update may bring further ones for a while. */
export const mostPods = ({ replicas = 'replicaCount', autoscaling = 'autoscaling' }: ScalingPaths = {}): Term =>
  choice(isSet(`${autoscaling}.enabled`), `${autoscaling}.maxReplicas`, replicas)

/**
 * An autoscaler has room, for charts whose `replicas` raise its minimum (Kubernetes: `autoscaling/v2`
 * HorizontalPodAutoscaler, which refuses a minimum above the maximum).
 */
export function scalingRules({ replicas = 'replicaCount', autoscaling = 'autoscaling' }: ScalingPaths = {}): Rule[] {
  const when = isSet(`${autoscaling}.enabled`)
  return [
    atMost(`${autoscaling}.minReplicas`, `${autoscaling}.maxReplicas`, { when }),
    atMost(replicas, `${autoscaling}.maxReplicas`, { when }),
  ]
}

/** A budget lets one pod go, or no node could be drained (Kubernetes: `policy/v1` PodDisruptionBudget). */
export function budgetRules(path = 'podDisruptionBudget', scaling: ScalingPaths = {}): Rule[] {
  const { replicas = 'replicaCount', autoscaling = 'autoscaling' } = scaling
  const pods = fewestPods(scaling)
  const because = 'no node with one of the pods could be drained'
  const any = anyOf(isSet(`${autoscaling}.enabled`), isSet(replicas))
  const enabled = isSet(`${path}.enabled`)
  return [
    below(share(`${path}.minAvailable`, pods), pods, {
      because,
      when: allOf(enabled, any, not(isSet(`${path}.maxUnavailable`))),
    }),
    above(share(`${path}.maxUnavailable`, pods), 0, { because, when: allOf(enabled, any) }),
  ]
}

/** A container gets the seconds that its program needs to start before the kubelet gives up on it. */
export function startupRules(seconds: number, because: string, path = 'startupProbe'): Rule[] {
  const when = isSet(`${path}.enabled`)
  const time = sum(product(`${path}.failureThreshold`, `${path}.periodSeconds`), `${path}.initialDelaySeconds`)
  return [atLeast(time, seconds, { when, because })]
}

/** What Kubernetes refuses in a pod: names that stand twice, rights that exclude each other. */
export const podRules = (): Rule[] => [
  uniqueItems('extraEnv'),
  uniqueItems('extraVolumes'),
  uniqueItems('extraVolumeMounts', 'mountPath'),
  refused(
    'securityContext.privileged',
    'Kubernetes takes no privileged container with allowPrivilegeEscalation: false',
    equals('securityContext.allowPrivilegeEscalation', false),
  ),
]
