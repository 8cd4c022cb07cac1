import { formatPath } from '../path.ts'
import { isMap, type Value, type Values, valueAt } from '../values/values.ts'
import type { Condition } from './condition.ts'
import type { Term, Units } from './term.ts'

/** What a rule looks at: the values of one chart, and where they lie in the release. */
export interface RuleScope {
  readonly values: Values
  /** Keys that lead to the chart from the root, each with a dot behind it: `backend.` */
  readonly prefix: string
  readonly isDeployed: (subchart: string) => boolean
}

/** What a term comes to: its number, and how it is written on its own and with the settings behind it. */
export interface Amount {
  readonly number: number
  readonly raw: string
  readonly text: string
}

const NUMBER = /^-?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?/

/** What a term comes to; undefined where a setting in it holds no amount. The generated template computes the same. */
export function amountOf(term: Term, scope: RuleScope): Amount | undefined {
  switch (term.kind) {
    case 'constant':
      return computed(term.value, String(term.value))
    case 'setting':
      return settingAmount(term.path, term.units, scope)
    case 'share':
      return shareAmount(term.path, amountOf(term.of, scope), scope)
    case 'choice':
      return amountOf(isMet(term.when, scope) ? term.met : term.unmet, scope)
    default:
      return combined(
        term.kind,
        term.of.map((one) => amountOf(one, scope)),
      )
  }
}

/** True where the condition holds for these values. */
export function isMet(condition: Condition, scope: RuleScope): boolean {
  switch (condition.kind) {
    case 'set':
      return isFull(settingValue(condition.path, scope))
    case 'equals':
      return settingValue(condition.path, scope) === condition.value
    case 'deployed':
      return scope.isDeployed(condition.subchart)
    case 'not':
      return !isMet(condition.of, scope)
    case 'all':
      return condition.of.every((one) => isMet(one, scope))
    default:
      return condition.of.some((one) => isMet(one, scope))
  }
}

/** The value of a setting by its path with dots. */
export const settingValue = (path: string, { values }: RuleScope): Value | undefined => valueAt(values, path.split('.'))

/** As the `if` of a Go template sees a value. */
export function isFull(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0
  return isMap(value) ? Object.keys(value).length > 0 : Boolean(value)
}

/** A value as people wrote it, a number as JSON. */
export const rawText = (value: Value | undefined): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** The amount in a value; undefined where it is none. */
export function parseAmount(value: Value | undefined, units: Units, name: string): Amount | undefined {
  const raw = rawText(value)
  const digits = NUMBER.exec(raw)?.[0]
  const unit = raw.slice(digits?.length)
  if (digits === undefined || !Object.hasOwn(units, unit)) return undefined
  return { number: scaled(digits, units[unit] as number), raw, text: `${name} (${raw})` }
}

const settingAmount = (path: string, units: Units, scope: RuleScope): Amount | undefined =>
  parseAmount(settingValue(path, scope), units, settingName(path, scope))

const settingName = (path: string, { prefix }: RuleScope): string => prefix + formatPath(path.split('.'))

/** As a template multiplies: decimals, not binary fractions, so that 1.005k is 1005. */
function scaled(digits: string, unit: number): number {
  const decimal = String(Number(digits))
  const [, whole = '', fraction = '', exponent = ''] = /^(-?[0-9]+)(?:[.]([0-9]+))?(.*)$/.exec(decimal) ?? []
  if (exponent !== '') return Number(decimal) * unit
  const scale = 10 ** fraction.length
  return unit < 1
    ? Number(whole + fraction) / (scale * Math.round(1 / unit))
    : (Number(whole + fraction) * unit) / scale
}

function shareAmount(path: string, of: Amount | undefined, scope: RuleScope): Amount | undefined {
  const raw = rawText(settingValue(path, scope))
  if (!of || !/^[0-9]+%?$/.test(raw)) return undefined
  const number = raw.endsWith('%') ? Math.ceil((Number(raw.slice(0, -1)) * of.number) / 100) : Number(raw)
  return { number, raw, text: `${settingName(path, scope)} (${raw})` }
}

const computed = (number: number, text: string): Amount => ({ number, raw: JSON.stringify(number), text })

function combined(kind: 'sum' | 'product' | 'largest', found: readonly (Amount | undefined)[]): Amount | undefined {
  const amounts = found.filter((amount) => amount !== undefined)
  if (amounts.length < found.length) return undefined
  const numbers = amounts.map(({ number }) => number)
  const texts = amounts.map(({ text }) => text)
  if (kind === 'sum')
    return computed(
      numbers.reduce((a, b) => a + b, 0),
      texts.join(' + '),
    )
  if (kind === 'largest') return computed(Math.max(...numbers), `the larger of ${texts.join(' and ')}`)
  const factors = texts.map((text) => (text.includes(' + ') ? `(${text})` : text))
  return computed(
    numbers.reduce((a, b) => a * b, 1),
    factors.join(' x '),
  )
}
