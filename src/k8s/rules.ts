import { allOf, anyOf, type Condition, equals, isSet, not } from '../rules/condition.ts'
import {
  above,
  atLeast,
  atMost,
  below,
  knownItems,
  labelKeysApart,
  orderedItems,
  type Rule,
  rangesInside,
  refused,
  refusedItems,
  uniqueItems,
} from '../rules/rule.ts'
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

/** Settings of one pod, and what its chart gives it besides. */
export interface PodRulesOptions {
  /** Keys that lead to the settings, each with a dot behind it: `prometheus.` @default '' */
  readonly prefix?: string
  /** Names of the volumes that the chart has itself. @default none */
  readonly volumes?: readonly string[]
  /** Where the chart mounts them. @default none */
  readonly mountPaths?: readonly string[]
  /** Settings that say where the chart mounts them. @default none */
  readonly mountPathSettings?: readonly string[]
  /** Variables that the chart sets itself. @default none */
  readonly variables?: readonly string[]
  /** The security context of the container. @default 'securityContext' behind the prefix */
  readonly securityContext?: string
  /** @default always */
  readonly when?: Condition
}

/**
 * What Kubernetes refuses in a pod: names that stand twice, mounts of volumes that are not there, rights that exclude each
 * other or need the network of the node. For settings as `extraEnv`, `extraVolumes`, `extraVolumeMounts` and both security
 * contexts make them.
 */
export function podRules(options: PodRulesOptions = {}): Rule[] {
  const { prefix = '', securityContext = `${prefix}securityContext`, when } = options
  return [
    ...volumeRules(options),
    ...containerRules(securityContext, when),
    refused(`${prefix}podSecurityContext.windowsOptions.hostProcess`, HOST_PROCESS, when),
    uniqueItems(`${prefix}podSecurityContext.sysctls`, 'name', when),
  ]
}

/** The part of `podRules` for variables and volumes alone. */
export function volumeRules(options: PodRulesOptions = {}): Rule[] {
  const { prefix = '', volumes = [], mountPaths = [], mountPathSettings = [], variables = [], when } = options
  const { securityContext = `${prefix}securityContext` } = options
  const [env, volume, mount] = [`${prefix}extraEnv`, `${prefix}extraVolumes`, `${prefix}extraVolumeMounts`] as const
  const own: Rule[] = []
  if (variables.length > 0)
    own.push(refusedItems(env, 'name', { values: variables, because: 'the chart sets it' }, when))
  if (volumes.length > 0)
    own.push(refusedItems(volume, 'name', { values: volumes, because: 'the chart has a volume of that name' }, when))
  if (mountPaths.length + mountPathSettings.length > 0) {
    const because = 'the chart mounts a volume there'
    own.push(refusedItems(mount, 'mountPath', { values: mountPaths, settings: mountPathSettings, because }, when))
  }
  return [
    uniqueItems(env, 'name', when),
    uniqueItems(volume, 'name', when),
    uniqueItems(mount, 'mountPath', when),
    knownItems(mount, 'name', { list: volume, also: volumes }, when),
    refusedItems(
      mount,
      'mountPropagation',
      { values: ['Bidirectional'], because: 'Kubernetes takes Bidirectional in privileged containers only' },
      bothOf(not(isSet(`${securityContext}.privileged`)), when),
    ),
    ...own,
  ]
}

/**
 * What Kubernetes refuses in a NetworkPolicy: an exception outside of its range, a last port below the first.
 *
 * @param settings paths of lists: `peers` as `networkPolicyPeers` makes them, `blocks` of `ipBlock`, `egress` of maps with
 *   `to` and `ports`.
 */
export function networkPolicyRules(settings: {
  readonly peers?: readonly string[]
  readonly blocks?: readonly string[]
  readonly egress?: readonly string[]
}): Rule[] {
  const { peers = [], blocks = [], egress = [] } = settings
  return [
    ...peers.map((path) => rangesInside(path)),
    ...blocks.map((path) => rangesInside(path, '')),
    ...egress.flatMap((path) => [
      rangesInside(path, 'to.*.ipBlock'),
      orderedItems(path, 'ports.*', { low: 'port', high: 'endPort' }),
    ]),
  ]
}

/**
 * What Kubernetes refuses in `spec.topologySpreadConstraints`: one key of two constraints, which would be one constraint; a
 * label key that the selector has already.
 */
export const spreadRules = (path = 'topologySpreadConstraints'): Rule[] => [
  uniqueItems(path, ['topologyKey', 'whenUnsatisfiable']),
  labelKeysApart(path),
]

const HOST_PROCESS = 'Kubernetes takes it only in pods with the network of their node'

/** The part of `podRules` for the security context of one more container. */
export function containerRules(path: string, when?: Condition): Rule[] {
  const because = 'Kubernetes does not take it with allowPrivilegeEscalation: false'
  const isHeld = bothOf(equals(`${path}.allowPrivilegeEscalation`, false), when)
  return [
    refused(`${path}.privileged`, because, isHeld),
    refusedItems(`${path}.capabilities.add`, '', { values: ['CAP_SYS_ADMIN'], because }, isHeld),
    refused(`${path}.windowsOptions.hostProcess`, HOST_PROCESS, when),
    refused(
      `${path}.procMount`,
      'Kubernetes takes Unmasked only in pods with users of their own',
      bothOf(equals(`${path}.procMount`, 'Unmasked'), when),
    ),
  ]
}

const bothOf = (condition: Condition, other?: Condition): Condition => (other ? allOf(other, condition) : condition)
