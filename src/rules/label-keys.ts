import { formatPath } from '../path.ts'
import { isMap, type Value } from '../values/values.ts'
import type { RuleScope } from './amount.ts'
import type { Broken } from './broken-rules.ts'
import { mapsBelow } from './maps-below.ts'
import type { Rule } from './rule.ts'
import * as words from './words.ts'

/** The label keys of items that stand in the selector beside them. */
export function repeatedLabelKeys(
  { path }: Extract<Rule, { kind: 'labelKeys' }>,
  items: Value,
  { prefix }: RuleScope,
): Broken[] {
  return mapsBelow(items, path, '').flatMap(([{ labelSelector, matchLabelKeys }, at]): Broken[] => {
    if (!Array.isArray(matchLabelKeys)) return []
    const selected = keysOf(labelSelector)
    const selector = [...at, 'labelSelector']
    const message = words.selectedAlready(prefix + formatPath(selector))
    const repeated = matchLabelKeys.flatMap((key, i) => (selected.has(key) ? [i] : []))
    return repeated.map((i) => ({ path: [...at, 'matchLabelKeys', i], message, related: [selector] }))
  })
}

function keysOf(selector: Value | undefined): ReadonlySet<Value | undefined> {
  const { matchLabels, matchExpressions } = isMap(selector) ? selector : {}
  const expressions = Array.isArray(matchExpressions) ? matchExpressions : []
  return new Set([
    ...(isMap(matchLabels) ? Object.keys(matchLabels) : []),
    ...expressions.map((expression) => (isMap(expression) ? expression.key : undefined)),
  ])
}
