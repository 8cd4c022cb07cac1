import { compareQuantities, parseQuantity } from '../k8s/quantity-value.ts'
import type { Value } from '../values/values.ts'

/** True for the same amount: `1000m` and `1`, `1Gi` and `1024Mi`. */
export function sameQuantity(before: Value, after: Value): boolean {
  const [one, other] = [quantityOf(before), quantityOf(after)]
  return one !== undefined && other !== undefined && compareQuantities(one, other) === 0
}

/** -1 where an amount becomes less; undefined where one of them is none. */
export function compareAmounts(before: Value | undefined, after: Value | undefined): -1 | 0 | 1 | undefined {
  const [one, other] = [quantityOf(before), quantityOf(after)]
  return one && other && compareQuantities(one, other)
}

const quantityOf = (value: Value | undefined): ReturnType<typeof parseQuantity> =>
  typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined
