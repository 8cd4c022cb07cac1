import { formatPath } from '../../path.ts'
import type { Condition } from '../../rules/condition.ts'
import { PLAIN, QUANTITY, type Term, type Units } from '../../rules/term.ts'

// Expressions of Go templates. `$v` holds the values of the chart, `$root` its context, `$prefix` the keys that lead to it.

/** A text in quotes, as Go reads it. */
export const quoted = (text: string): string => JSON.stringify(text)

/**
 * What lies at a path of the values, nil where a map on the way is missing: the parentheses keep Go from failing there. A
 * key that is no word is asked for by its name.
 */
export const settingAt = (path: string): string =>
  path.split('.').reduce((from, key) => {
    if (!/^[A-Za-z_]\w*$/.test(key)) return `(get (${from} | default dict) ${quoted(key)})`
    return `${from === '$v' ? from : `(${from})`}.${key}`
  }, '$v')

/** The name of a setting for people, from the root of the release. */
export const nameOf = (path: string): string => `(print $prefix ${quoted(formatPath(path.split('.')))})`

/** An expression that an `if` can take. */
export function conditionOf(condition: Condition): string {
  switch (condition.kind) {
    case 'set':
      return settingAt(condition.path)
    case 'equals':
      // numbers come as integers or floats, which JSON writes alike
      return `(eq (toJson ${settingAt(condition.path)}) ${quoted(JSON.stringify(condition.value))})`
    case 'deployed':
      return `(hasKey $root.Subcharts ${quoted(condition.subchart)})`
    case 'not':
      return `(not ${conditionOf(condition.of)})`
    default: {
      const [only, ...more] = condition.of
      if (only && more.length === 0) return conditionOf(only)
      if (!only) return condition.kind === 'all' ? 'true' : 'false'
      return `(${condition.kind === 'all' ? 'and' : 'or'} ${condition.of.map(conditionOf).join(' ')})`
    }
  }
}

/** An expression that comes to an amount: a map with `number`, `raw` and `text`, empty where a setting holds none. */
export function amountOf(term: Term, chart: string): string {
  const call = (name: string, ...parts: string[]): string =>
    `(include "${chart}.${name}" (list ${parts.join(' ')}) | fromJson)`
  switch (term.kind) {
    case 'constant':
      return `(dict "number" (float64 ${term.value}) "raw" "${term.value}" "text" "${term.value}")`
    case 'setting':
      return call('amount', nameOf(term.path), settingAt(term.path), unitsOf(term.units))
    case 'share':
      return call('share', nameOf(term.path), settingAt(term.path), amountOf(term.of, chart))
    case 'choice':
      return `(ternary ${amountOf(term.unmet, chart)} ${amountOf(term.met, chart)} (not ${conditionOf(term.when)}))`
    default:
      return call(term.kind, ...term.of.map((one) => amountOf(one, chart)))
  }
}

/** The factors by unit; those that many rules use have a name. */
export const unitsOf = (units: Units): string =>
  Object.entries(namedUnits).find(([, named]) => named === units)?.[0] ?? unitsDict(units)

/** Variables that a template defines once. */
export const namedUnits: Readonly<Record<string, Units>> = { $plain: PLAIN, $quantity: QUANTITY }

/** A dict of factors by unit; numbers are written out, as Go reads no `1e+21`. */
export const unitsDict = (units: Units): string =>
  `(dict ${Object.entries(units)
    .map(([unit, factor]) => `${quoted(unit)} ${Number.isInteger(factor) ? BigInt(factor) : factor}`)
    .join(' ')})`
