import type { Value, Values } from '../values/values.ts'
import type { FieldChange } from './diff-objects.ts'
import { type Difference, differences } from './differences.ts'
import { sameQuantity } from './same-quantity.ts'

/** The settings that change from and to what a field of an object changes from and to: each may be why it does. */
export function possibleCauses(before: Values, after: Values, field: FieldChange): Difference[] {
  return differences(before, after, sameQuantity).filter(
    (setting) => isSame(setting.before?.value, field.before) && isSame(setting.after?.value, field.after),
  )
}

/** The values of the after side, but for one setting, which is as it was. */
export function withUndone(after: Values, { before, after: changed }: Difference): Values {
  const spot = before ?? changed
  if (!spot) return after
  const undo = (value: Value, depth: number): Value => {
    const key = spot.path[depth]
    if (key === undefined) return spot.value
    const isLast = depth === spot.path.length - 1
    const inside = (value as Record<string | number, Value>)[key]
    const entry = isLast ? before?.value : undo(inside ?? {}, depth + 1)
    if (Array.isArray(value)) return value.with(Number(key), entry ?? null)
    const { [key]: _, ...others } = value as Values
    return entry === undefined ? others : { ...others, [key]: entry }
  }
  return undo(after, 0) as Values
}

/** A chart may say no name where a setting holds none, or an empty one. */
function isSame(setting: Value | undefined, field: Value | undefined): boolean {
  const [one, other] = [setting, field].map((value) => (value === undefined || value === null ? '' : value))
  if (one === undefined || other === undefined) return false
  return JSON.stringify(one) === JSON.stringify(other) || sameQuantity(one, other)
}
