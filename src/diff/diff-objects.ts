import type { Path } from '../path.ts'
import type { Value, Values } from '../values/values.ts'
import { type Difference, differences, type Spot } from './differences.ts'
import { type Effect, effectsOf, effectsOfRemoval } from './effects.ts'
import { hideSecrets, type IsSecret } from './hide-secrets.ts'
import type { Live } from './live.ts'
import type { Objects } from './objects.ts'
import { type Refusal, refusalsOf } from './refusals.ts'
import { sameQuantity } from './same-quantity.ts'

/** A field of an object that two sides hold differently; a side that has none is absent. */
export interface FieldChange {
  readonly field: string
  readonly before?: Value
  readonly after?: Value
}

/** A Kubernetes object that only one side has or both have differently. */
export interface ObjectChange {
  /** `Deployment api`, `Deployment shop/api` where it names its namespace. */
  readonly object: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly effects: readonly Effect[]
  /** What of it Kubernetes, or Helm before it, does not take. */
  readonly refusals: readonly Refusal[]
  /** Empty for an object that only one side has. */
  readonly fields: readonly FieldChange[]
}

/** What is known of both sides beyond the objects. */
export interface ObjectsContext {
  /** Secrets in the values: never shown, wherever they are rendered. */
  readonly secrets: readonly string[]
  /** The after side once more: what differs between two renders of the same was made at random and is no difference. */
  readonly again: Objects
  /** What the cluster holds, where somebody asked it. */
  readonly live?: Live | undefined
}

/** The objects of two renders that differ, or that an upgrade finds otherwise in the cluster than it wants them; sorted by name. */
export function diffObjects(before: Objects, after: Objects, { secrets, again, live }: ObjectsContext): ObjectChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.flatMap((object): ObjectChange[] => {
    const [one, other] = [before.get(object), after.get(object)]
    if (!other)
      return one ? [{ object, change: 'removed', effects: effectsOfRemoval(one), refusals: [], fields: [] }] : []
    const random = new Set(fieldDifferences(again.get(object) ?? other, other).map(({ place }) => place))
    const found = one
      ? fieldDifferences(one, other).filter(({ place, before: there }) => !(there && random.has(place)))
      : []
    const refusals = refusalsOf({ name: object, before: one, after: other, found, compare: fieldDifferences, live })
    if (one && found.length === 0 && refusals.length === 0) return []
    const fields = one ? found.map((difference) => fieldChange(difference, one, other, secrets)) : []
    const effects = effectsOf(other, found, refusals)
    return [{ object, change: one ? 'changed' : 'added', effects, refusals, fields }]
  })
}

const fieldDifferences = (before: Values, after: Values): Difference[] =>
  differences(before, after, (one, other, path) => isAmount(path) && sameQuantity(one, other))

/** Where Kubernetes reads an amount. */
function isAmount(path: Path): boolean {
  const [holder, key] = path.slice(-2)
  return holder === 'limits' || holder === 'requests' || key === 'sizeLimit' || key === 'divisor'
}

function fieldChange(
  { place, before, after }: Difference,
  one: Values,
  other: Values,
  secrets: readonly string[],
): FieldChange {
  const shown = (spot: Spot, object: Values): Value =>
    hideSecrets(withoutChecksum(spot), spot.path, object, isSecretField(object, secrets))
  return {
    field: place,
    ...(before ? { before: shown(before, one) } : {}),
    ...(after ? { after: shown(after, other) } : {}),
  }
}

/** Nobody reads a checksum, and one of a short secret would tell it to who tries all. */
const withoutChecksum = ({ path, value }: Spot): Value =>
  String(path.at(-1)).startsWith('checksum/') ? '(checksum)' : value

/** Data of Secrets, and a secret of the values wherever a template put it. */
function isSecretField(object: Values, secrets: readonly string[]): IsSecret {
  const longer = secrets
    .flatMap((secret) => [secret, Buffer.from(secret).toString('base64')])
    .filter((text) => text.length > 3)
  return (value, path) =>
    (object.kind === 'Secret' && (path[0] === 'data' || path[0] === 'stringData')) ||
    (typeof value !== 'boolean' && secrets.includes(String(value))) ||
    (typeof value === 'string' && longer.some((secret) => value.includes(secret)))
}
