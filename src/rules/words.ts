import type { Path } from '../path.ts'
import { isMet, type RuleScope } from './amount.ts'
import type { Relation } from './rule.ts'
import type { Term } from './term.ts'

// What is said of a broken rule. The template that Helm runs is made of the same words.

/** When a relation holds, and the function of a Go template that is true where it does not. */
export const relations = {
  'at most': { holds: (a: number, b: number) => a <= b, brokenBy: 'gt' },
  'at least': { holds: (a: number, b: number) => a >= b, brokenBy: 'lt' },
  below: { holds: (a: number, b: number) => a < b, brokenBy: 'ge' },
  above: { holds: (a: number, b: number) => a > b, brokenBy: 'le' },
} as const satisfies Record<Relation, unknown>

/** `must be at most maxReplicas (10), got 20`; what a sum comes to is said, too. */
export function compared(relation: Relation, left: Side, right: Side, because?: string): string {
  const got = left.isComputed ? `${left.text}, which is ${left.raw}` : left.raw
  const allowed = right.isComputed ? `${right.text}, which is ${right.raw}` : right.text
  return `must be ${relation} ${allowed}, got ${got}${because ? `: ${because}` : ''}`
}

/** One side of a comparison, as a template or an amount writes it. */
export interface Side {
  readonly raw: string
  readonly text: string
  /** True for a sum and its like, of which people cannot see what it comes to. */
  readonly isComputed: boolean
}

/** True for a term that is more than one setting or one number. */
export const isComputed = ({ kind }: Term): boolean => kind !== 'setting' && kind !== 'constant' && kind !== 'share'

export const needed = (because: string): string => `is empty: ${because}`
export const refused = (because: string): string => `must be empty: ${because}`
export const equal = (value: string, because: string): string => `must be ${value}: ${because}`
export const uncovered = (tls: string): string => `is covered by no entry of ${tls}`
export const repeated = (before: string): string => `is that of ${before} already`
export const repeatedKeys = (before: string, keys: readonly string[]): string =>
  `has the ${keys.join(' and ')} of ${before} already`
export const belowLow = (low: string): string => `must be at least ${low}`
export const outside = (range: string): string => `must be a part of ${range}`
export const selectedAlready = (selector: string): string => `is a key of ${selector} already`
export const refusedItem = (because: string): string => `must be another one: ${because}`
export const unknownItem = (key: string, list: string, also: readonly string[] = []): string =>
  `is no ${[`${key} in ${list}`, ...also].join(', nor ')}`
export const taken = (instead: string): string =>
  instead ? `is not free: set ${instead}` : 'is not free: the chart depends on it'
export const withoutSource = (keys: string, filledBy: string | undefined): string =>
  `is empty, so no Secret holds ${keys}: name one${filledBy ? `, or switch on ${filledBy}` : ''}`

/** The settings that a term looks at, as far as they count. */
export function settingsIn(term: Term, scope: RuleScope): Path[] {
  if (term.kind === 'setting') return [term.path.split('.')]
  if (term.kind === 'share') return [term.path.split('.'), ...settingsIn(term.of, scope)]
  if (term.kind === 'choice') return settingsIn(isMet(term.when, scope) ? term.met : term.unmet, scope)
  return term.kind === 'constant' ? [] : term.of.flatMap((one) => settingsIn(one, scope))
}
