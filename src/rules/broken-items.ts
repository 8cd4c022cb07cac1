import { isMap, type Value } from '../values/values.ts'
import { type RuleScope, rawText, settingValue } from './amount.ts'
import type { Broken } from './broken-rules.ts'
import type { ItemRule } from './rule.ts'
import * as words from './words.ts'

type Of<Kind extends ItemRule['kind']> = Extract<ItemRule, { readonly kind: Kind }>

/** What of the items of a list breaks its rule. An item without the key has nothing to answer for. */
export function brokenItems(rule: ItemRule, items: readonly Value[], scope: RuleScope): Broken[] {
  switch (rule.kind) {
    case 'unique':
      return repeatedItems(rule, items, scope)
    case 'refusedItems':
      return refusedItems(rule, items, scope)
    default:
      return unknownItems(rule, items, scope)
  }
}

function repeatedItems({ path, keys }: Of<'unique'>, items: readonly Value[], { prefix }: RuleScope): Broken[] {
  const first = new Map<string, number>()
  const [key = '', ...others] = keys
  return items.flatMap((item, i): Broken[] => {
    const name = keys.map((one) => textOf(item, one)).join('\n')
    const before = first.get(name)
    if (name.trim() !== '' && before === undefined) first.set(name, i)
    if (name.trim() === '' || before === undefined) return []
    const place = `${prefix}${path}[${before}]`
    return others.length > 0
      ? [{ path: [...path.split('.'), i], message: words.repeatedKeys(place, keys) }]
      : [{ path: [...path.split('.'), i, key], message: words.repeated(place) }]
  })
}

function refusedItems(rule: Of<'refusedItems'>, items: readonly Value[], scope: RuleScope): Broken[] {
  const { path, key, values, settings = [], because } = rule
  const taken = new Set([...values, ...settings.map((setting) => rawText(settingValue(setting, scope)))])
  return items.flatMap((item, i): Broken[] => {
    const name = textOf(item, key)
    const related = settings.map((setting) => setting.split('.'))
    if (name === '' || !taken.has(name)) return []
    return [{ path: [...path.split('.'), i, ...(key ? [key] : [])], message: words.refusedItem(because), related }]
  })
}

function unknownItems(
  { path, key, list, also }: Of<'knownItems'>,
  items: readonly Value[],
  scope: RuleScope,
): Broken[] {
  const others = settingValue(list, scope)
  const known = new Set([...(also ?? []), ...(Array.isArray(others) ? others.map((item) => textOf(item, key)) : [])])
  return items.flatMap((item, i): Broken[] => {
    const name = textOf(item, key)
    if (name === '' || known.has(name)) return []
    const message = words.unknownItem(key, `${scope.prefix}${list}`, also)
    return [{ path: [...path.split('.'), i, key], message, related: [list.split('.')] }]
  })
}

const textOf = (item: Value, key: string): string => rawText(key === '' ? item : isMap(item) ? item[key] : '')
