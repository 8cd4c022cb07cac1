import type { ChartModel } from '../schema/model.ts'
import type { Values } from '../values/values.ts'
import { type SecretUse, secretUses } from './secret-uses.ts'
import { groupBy, type Slot, secretLabel, slotsOf, sourceOf } from './slots.ts'

/** A Secret that an environment needs, with the keys of all charts that use it. */
export interface NeededSecret {
  /** Left out where it is filled by somebody and its chart finds a name itself. */
  readonly name?: string
  readonly charts: readonly string[]
  /** The switch that says that somebody else fills it, so that nobody makes it by hand. */
  readonly filledBy?: { readonly chart: string; readonly setting: string }
  /** Required keys first. */
  readonly keys: readonly NeededKey[]
}

/** One key of it. */
export interface NeededKey {
  readonly key: string
  readonly required: boolean
  /** Where the value comes from; where it is shared, that of the other key. */
  readonly origin: 'generated' | 'external'
  readonly command?: string
  readonly description: string
  /** The key of a Secret that has the value first. */
  readonly sameAs?: { readonly secret: string; readonly key: string }
  /** A Secret with the same value that somebody else fills, so that the value exists already. */
  readonly heldBy?: string
  /** `<chart>/<key>` of the same value, where this release does not have it. */
  readonly elsewhere?: string
}

/** The Secrets that a release with these values needs and does not make. Holds names of Secrets and keys, never a value. */
export function neededSecrets(root: ChartModel, values: Values): NeededSecret[] {
  const uses = secretUses(root, values)
  const secrets = groupBy(uses, secretLabel)
  const filled = new Map(secrets.map((same) => [secretLabel(same[0]), same.find(({ filledBy }) => filledBy)]))
  const slots = slotsOf(uses)
  const owners = new Map(slots.map((slot) => [slot, sourceOf(slot, slots) ?? slot]))
  // a value that a store holds cannot be made anew for a Secret beside it
  const held = new Map(slots.filter(({ secret }) => filled.get(secret)).map((slot) => [owners.get(slot), slot.secret]))
  return secrets.map(([first, ...more]) => {
    const label = secretLabel(first)
    const keys = slots
      .filter(({ secret }) => secret === label)
      .map((slot) => neededKey(slot, owners.get(slot) ?? slot, held.get(owners.get(slot))))
    return {
      ...(first.secret ? { name: first.secret } : {}),
      charts: [...new Set([first, ...more].map(({ section }) => section))],
      ...filledBy(filled.get(label)),
      keys: [...keys.filter(({ required }) => required), ...keys.filter(({ required }) => !required)],
    }
  })
}

function filledBy(use: SecretUse | undefined): Pick<NeededSecret, 'filledBy'> {
  return use?.filledBy === undefined ? {} : { filledBy: { chart: use.section, setting: use.filledBy } }
}

function neededKey(slot: Slot, owner: Slot, heldBy: string | undefined): NeededKey {
  const { secret, key, uses, definition } = slot
  const made = owner.definition.origin === 'generated' && heldBy === undefined ? owner.definition : undefined
  return {
    key,
    required: uses.some(({ required }) => required),
    ...(made ? { origin: made.origin, command: made.command } : { origin: 'external' }),
    description: definition.description.replace(/\s+/g, ' ').trim(),
    ...(owner === slot ? {} : { sameAs: { secret: owner.secret, key: owner.key } }),
    ...(heldBy === undefined || heldBy === secret ? {} : { heldBy }),
    ...(owner === slot && definition.sameAs ? { elsewhere: definition.sameAs } : {}),
  }
}
