import { type Value, type Values, valueAt } from '../values/values.ts'
import type { Difference } from './differences.ts'
import { fixedBy, type Reason } from './fixed-fields.ts'
import { allowsGrowth, type Live, ownerOf } from './live.ts'

/** A change of an object that Kubernetes, or Helm before it, does not take. */
export interface Refusal {
  /** As people write it: `spec.storageClassName`; empty for the object as such. */
  readonly field: string
  readonly reason: Reason
  /** False where only the cluster can tell. */
  readonly isSure: boolean
}

/** An object on both sides, either of which may be missing, and as the cluster has it. */
export interface Upgraded {
  readonly name: string
  readonly before: Values | undefined
  readonly after: Values
  /** Where the two sides differ. */
  readonly found: readonly Difference[]
  /** Compares as the two sides were compared. */
  readonly compare: (one: Values, other: Values) => readonly Difference[]
  readonly live: Live | undefined
}

/**
 * What of an upgrade is refused. Helm changes the fields that the new manifest says, and takes away those that the manifest
 * before said and the new one does not; so that is what is judged, against the live object where it is known.
 */
export function refusalsOf({ name, before, after, found, compare, live }: Upgraded): Refusal[] {
  // Helm deletes a hook before it makes it anew
  if (isHook(after)) return []
  const there = live?.objects.get(name)
  if (!live || !there) return before ? found.flatMap((one) => refusal(one, fixedBy(one, before, after))) : []
  if (!before && ownerOf(there) !== live.release) return [{ field: '', reason: 'owned', isSure: true }]
  const isTold = ({ place }: Difference): boolean => found.some((one) => one.place === place)
  // a list that the cluster has filled in differs from what made it
  const said = compare(there, after).filter((one) => one.after && (isTold(one) || !Array.isArray(one.after.value)))
  const taken = found.filter((one) => !one.after && one.before && valueAt(there, one.before.path) !== undefined)
  return [...said, ...taken].flatMap((one) => {
    const fixed = fixedBy(one, there, after)
    if (fixed?.reason === 'claim-grows' && isUnbound(there))
      return refusal(one, { reason: 'claim-unbound', isSure: true })
    if (fixed?.reason === 'claim-grows') return growth(one, allowsGrowth(live, classOf(after) ?? classOf(there) ?? ''))
    // what the cluster has not filled in can be said once
    const isOpen = fixed && !fixed.isSure && !BY_VERSION.has(fixed.reason)
    return isOpen ? [] : refusal(one, fixed)
  })
}

/** What the version of Kubernetes or Helm decides, whatever the cluster holds. */
const BY_VERSION = new Set<Reason>(['revision-history', 'strategy'])

const refusal = ({ place }: Difference, fixed: ReturnType<typeof fixedBy>): Refusal[] =>
  fixed ? [{ field: place, ...fixed }] : []

const growth = ({ place }: Difference, allowed: boolean | undefined): Refusal[] =>
  allowed === true ? [] : [{ field: place, reason: 'claim-grows', isSure: allowed === false }]

const isUnbound = (claim: Values): boolean => valueAt(claim, ['status', 'phase']) === 'Pending'

function classOf(claim: Values): string | undefined {
  const name: Value | undefined = valueAt(claim, ['spec', 'storageClassName'])
  return typeof name === 'string' ? name : undefined
}

const isHook = (object: Values): boolean => valueAt(object, ['metadata', 'annotations', 'helm.sh/hook']) !== undefined
