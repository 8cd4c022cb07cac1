import { type Value, type Values, valueAt } from '../values/values.ts'
import type { Difference } from './differences.ts'
import { compareAmounts } from './same-quantity.ts'

/**
 * What a change of an object does beyond itself: `restart` its pods are replaced, `refused` Kubernetes takes no such
 * change, the object must be deleted and made anew; `kept` Helm leaves the object of which the chart makes no more.
 */
export type Effect = 'restart' | 'refused' | 'kept'

type Test = (difference: Difference) => boolean

/** Fields that Kubernetes does not change in an object that exists. */
const IMMUTABLE: Readonly<Record<string, Test>> = {
  Deployment: under('spec.selector'),
  ReplicaSet: under('spec.selector'),
  DaemonSet: under('spec.selector'),
  StatefulSet: (difference) =>
    under('spec')(difference) &&
    !under(
      'spec.replicas',
      'spec.ordinals',
      'spec.template',
      'spec.updateStrategy',
      'spec.revisionHistoryLimit',
      'spec.persistentVolumeClaimRetentionPolicy',
      'spec.minReadySeconds',
    )(difference),
  Job: under('spec.template', 'spec.selector', 'spec.completionMode', 'spec.manualSelector'),
  PersistentVolumeClaim: (difference) =>
    under('spec')(difference) &&
    !under('spec.volumeAttributesClassName')(difference) &&
    !(under('spec.resources.requests.storage')(difference) && grows(difference)),
  // from and to an address of its own; a new kind of Service gets one
  Service: under('spec.clusterIP'),
  Secret: under('type'),
  RoleBinding: under('roleRef'),
  ClusterRoleBinding: under('roleRef'),
  StorageClass: under('provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'),
}

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet'])

/** The effects of changes in an object that both sides have. */
export function effectsOf(before: Values, after: Values, found: readonly Difference[]): Effect[] {
  const kind = String(after.kind)
  // Helm deletes a hook before it makes it anew
  if (isHook(after)) return []
  const isLocked = before.immutable === true && (kind === 'ConfigMap' || kind === 'Secret')
  const isRefused = IMMUTABLE[kind] ?? (() => false)
  const refused = found.some((one) => isRefused(one) || (isLocked && !under('metadata')(one)))
  const waits = valueAt(after, ['spec', 'updateStrategy', 'type']) === 'OnDelete'
  const restarts = CONTROLLERS.has(kind) && !waits && found.some(under('spec.template'))
  return [...(restarts ? ['restart' as const] : []), ...(refused ? ['refused' as const] : [])]
}

/** Of an object that the after side has no more. */
export const effectsOfRemoval = (object: Values): Effect[] =>
  valueAt(object, ['metadata', 'annotations', 'helm.sh/resource-policy']) === 'keep' ? ['kept'] : []

const isHook = (object: Values): boolean => valueAt(object, ['metadata', 'annotations', 'helm.sh/hook']) !== undefined

/** True for a difference at one of the paths or below. */
function under(...paths: readonly string[]): Test {
  return ({ keys }) => paths.some((path) => path.split('.').every((key, i) => keys[i] === key))
}

function grows({ before, after }: Difference): boolean {
  const [one, other]: (Value | undefined)[] = [before?.value, after?.value]
  return compareAmounts(one, other) === -1
}
