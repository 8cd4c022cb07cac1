import { type Values, valueAt } from '../values/values.ts'
import type { Difference } from './differences.ts'
import { growsClaim, under } from './fixed-fields.ts'
import type { Refusal } from './refusals.ts'

/**
 * What a change of an object does beyond itself: `restart` its pods are replaced, `refused` Kubernetes takes no such
 * change, `unsure` it does only if the cluster holds the new value already or is new enough, `grows` a claim becomes larger
 * for good, `kept` Helm leaves the object of which the chart makes no more.
 */
export type Effect = 'restart' | 'refused' | 'unsure' | 'grows' | 'kept'

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet'])

/** The effects of changes in an object that both sides have. */
export function effectsOf(after: Values, found: readonly Difference[], refusals: readonly Refusal[]): Effect[] {
  const waits = valueAt(after, ['spec', 'updateStrategy', 'type']) === 'OnDelete'
  const restarts = CONTROLLERS.has(String(after.kind)) && !waits && found.some(under('spec.template'))
  const isRefused = refusals.some(({ isSure }) => isSure)
  const isUnsure = refusals.some(({ isSure, reason }) => !isSure && reason !== 'claim-grows')
  const isClaim = after.kind === 'PersistentVolumeClaim'
  const effects: [Effect, boolean][] = [
    ['restart', restarts],
    ['refused', isRefused],
    ['unsure', isUnsure && !isRefused],
    ['grows', !isRefused && isClaim && found.some(growsClaim)],
  ]
  return effects.filter(([, happens]) => happens).map(([effect]) => effect)
}

/** Of an object that the after side has no more. */
export const effectsOfRemoval = (object: Values): Effect[] =>
  valueAt(object, ['metadata', 'annotations', 'helm.sh/resource-policy']) === 'keep' ? ['kept'] : []
