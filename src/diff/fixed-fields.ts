import { type Value, type Values, valueAt } from '../values/values.ts'
import type { Difference } from './differences.ts'
import { compareAmounts } from './same-quantity.ts'

/** Why Kubernetes, or Helm before it, does not take a change; src/diff/refusal-words.ts says each in a sentence. */
export type Reason =
  | 'claim-shrinks'
  | 'claim-grows'
  | 'claim-unbound'
  | 'claim-class'
  | 'claim-fixed'
  | 'selector'
  | 'stateful-set'
  | 'job'
  | 'load-balancer-class'
  | 'revision-history'
  | 'strategy'
  | 'locked'
  | 'fixed'
  | 'owned'

/** A field that cannot change. */
export interface Fixed {
  readonly reason: Reason
  /** False where only the cluster knows: it may hold the new value already, allow it, or be too old for it. */
  readonly isSure: boolean
}

type Rule = (difference: Difference, before: Values, after: Values) => Fixed | undefined

/** What Kubernetes assumes where an object says nothing: to say it, or to say it no more, is no change. */
const DEFAULTS: Readonly<Record<string, Value>> = {
  'Secret type': 'Opaque',
  'Job spec.completionMode': 'NonIndexed',
  'Job spec.manualSelector': false,
  'StatefulSet spec.podManagementPolicy': 'OrderedReady',
  'PersistentVolumeClaim spec.volumeMode': 'Filesystem',
  'StorageClass reclaimPolicy': 'Delete',
  'StorageClass volumeBindingMode': 'Immediate',
}

/** The fields that are fixed once an object exists, by its kind: the validation of updates in Kubernetes 1.28 to 1.37. */
const FIXED: Readonly<Record<string, Rule>> = {
  Deployment: deployment,
  ReplicaSet: fixed('selector', 'spec.selector'),
  DaemonSet: fixed('selector', 'spec.selector'),
  StatefulSet: statefulSet,
  Job: fixed(
    'job',
    'spec.template',
    'spec.selector',
    'spec.completions',
    'spec.completionMode',
    'spec.manualSelector',
    'spec.podFailurePolicy',
    'spec.backoffLimitPerIndex',
    'spec.managedBy',
    'spec.successPolicy',
  ),
  PersistentVolumeClaim: claim,
  Service: service,
  Secret: fixed('fixed', 'type'),
  RoleBinding: fixed('fixed', 'roleRef'),
  ClusterRoleBinding: fixed('fixed', 'roleRef'),
  StorageClass: fixed('fixed', 'provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'),
  IngressClass: fixed('fixed', 'spec.controller'),
  PriorityClass: fixed('fixed', 'value', 'preemptionPolicy'),
}

/** Whether Kubernetes takes a difference between two states of an object; undefined where it does. */
export function fixedBy(difference: Difference, before: Values, after: Values): Fixed | undefined {
  const kind = String(after.kind)
  const isLocked = before.immutable === true && (kind === 'ConfigMap' || kind === 'Secret')
  if (isLocked && !under('metadata')(difference)) return { reason: 'locked', isSure: true }
  const usual = DEFAULTS[`${kind} ${difference.keys.join('.')}`]
  const [one, other] = [difference.before?.value ?? usual, difference.after?.value ?? usual]
  return usual !== undefined && one === other ? undefined : FIXED[kind]?.(difference, before, after)
}

function deployment(difference: Difference): Fixed | undefined {
  if (under('spec.selector')(difference)) return { reason: 'selector', isSure: true }
  return strategy(difference, 'spec.strategy.type')
}

function statefulSet(difference: Difference): Fixed | undefined {
  if (under('spec.revisionHistoryLimit')(difference)) return { reason: 'revision-history', isSure: false }
  const another = strategy(difference, 'spec.updateStrategy.type')
  if (another) return another
  const mayChange = under(
    'spec.replicas',
    'spec.ordinals',
    'spec.template',
    'spec.updateStrategy',
    'spec.persistentVolumeClaimRetentionPolicy',
    'spec.minReadySeconds',
  )
  if (!under('spec')(difference) || mayChange(difference)) return undefined
  return { reason: under('spec.selector')(difference) ? 'selector' : 'stateful-set', isSure: true }
}

/**
 * What the cluster filled in for rolling updates goes with no other strategy. Helm 3 takes it away from a Deployment; what
 * Helm 4 applies leaves it there.
 */
function strategy(difference: Difference, type: string): Fixed | undefined {
  const wasRolling = [undefined, 'RollingUpdate'].includes(difference.before?.value as string | undefined)
  const rolls = [undefined, 'RollingUpdate'].includes(difference.after?.value as string | undefined)
  return under(type)(difference) && wasRolling && !rolls ? { reason: 'strategy', isSure: false } : undefined
}

function claim(difference: Difference): Fixed | undefined {
  const { before } = difference
  if (!under('spec')(difference) || under('spec.volumeAttributesClassName')(difference)) return undefined
  if (under('spec.resources.requests.storage')(difference)) {
    return growsClaim(difference) ? { reason: 'claim-grows', isSure: false } : { reason: 'claim-shrinks', isSure: true }
  }
  // the cluster fills in its default class and the volume that it found
  if (under('spec.storageClassName')(difference)) return { reason: 'claim-class', isSure: before !== undefined }
  const isFilled = before === undefined && under('spec.volumeName')(difference)
  return { reason: 'claim-fixed', isSure: !isFilled }
}

/** True for a claim that asks for more. */
export const growsClaim = (difference: Difference): boolean =>
  under('spec.resources.requests.storage')(difference) &&
  compareAmounts(difference.before?.value, difference.after?.value) === -1

function service(difference: Difference, before: Values, after: Values): Fixed | undefined {
  const [was, becomes] = [before, after].map((object) => valueAt(object, ['spec', 'type']) ?? 'ClusterIP')
  // another kind of Service gets an address of its own, and one that says no more which it has keeps it
  const hasAddress = was !== 'ExternalName' && becomes !== 'ExternalName'
  if (under('spec.clusterIP', 'spec.clusterIPs', 'spec.ipFamilies')(difference))
    return hasAddress && difference.after
      ? { reason: 'fixed', isSure: difference.before !== undefined || difference.after.value === 'None' }
      : undefined
  const isBalanced = was === 'LoadBalancer' && becomes === 'LoadBalancer'
  return isBalanced && under('spec.loadBalancerClass')(difference)
    ? { reason: 'load-balancer-class', isSure: true }
    : undefined
}

function fixed(reason: Reason, ...paths: readonly string[]): Rule {
  const isFixed = under(...paths)
  return (difference) => (isFixed(difference) ? { reason, isSure: true } : undefined)
}

/** A test for differences at one of the paths or below. */
export function under(...paths: readonly string[]): (difference: Difference) => boolean {
  return ({ keys }) => paths.some((path) => path.split('.').every((key, i) => keys[i] === key))
}
