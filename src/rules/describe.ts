import type { SecretDefinition } from '../define/secrets.ts'
import { formatPath } from '../path.ts'
import type { Condition } from './condition.ts'
import { keysBelow } from './maps-below.ts'
import type { Rule } from './rule.ts'
import type { Term } from './term.ts'

/**
 * What a rule asks for, in the words of a broken one but for what settings hold: `a must be at most b, where c is set`.
 *
 * @param prefix the keys that lead to the rule's chart from the root, each with a dot behind it.
 * @param secrets those that the chart declares.
 */
export function describeRule(rule: Rule, prefix: string, secrets: readonly SecretDefinition[]): string {
  const { when } = rule
  return `${demand(rule, prefix, secrets)}${when ? `, where ${conditionText(when, prefix)}` : ''}`
}

function demand(rule: Rule, prefix: string, secrets: readonly SecretDefinition[]): string {
  const name = nameOf(rule.path, prefix)
  switch (rule.kind) {
    case 'compare': {
      const because = rule.because ? ` (${rule.because})` : ''
      return `${termText(rule.left, prefix)} must be ${rule.relation} ${termText(rule.right, prefix)}${because}`
    }
    case 'needed':
      return `${name} must not be empty (${rule.because})`
    case 'refused':
      return `${name} must be empty (${rule.because})`
    case 'equal':
      return `${name} must be ${rule.value} (${rule.because})`
    case 'hosts':
      return `each host of ${name}.hosts must be covered by an entry of ${name}.tls`
    case 'limits':
      return `each of ${name}.requests must be at most what ${name}.limits says`
    case 'unique':
      return `no two items of ${name} have the same ${rule.keys.join(' and ')}`
    case 'refusedItems': {
      const settings = (rule.settings ?? []).map((path) => `what ${nameOf(path, prefix)} says`)
      return `no item of ${name} ${rule.key === '' ? 'is' : `has the ${rule.key}`} ${[...rule.values, ...settings].join(' or ')} (${rule.because})`
    }
    case 'knownItems': {
      const also = (rule.also ?? []).map((one) => ` or ${one}`).join('')
      return `the ${rule.key} of each item of ${name} is that of one in ${nameOf(rule.list, prefix)}${also}`
    }
    case 'ordered': {
      const map = placeBelow(name, rule.below)
      return `each ${map}.${rule.high} must be at least its ${rule.low}`
    }
    case 'ranges': {
      const block = placeBelow(name, rule.below)
      return `each of ${block}.except must be a part of ${block}.cidr`
    }
    case 'labelKeys':
      return `no key of ${name}[].matchLabelKeys is one of its labelSelector`
    case 'taken':
      return `${name} must not have ${Object.entries(rule.keys)
        .map(([key, instead]) => `${key}${instead ? ` (set ${prefix}${instead})` : ''}`)
        .join(', ')}`
    default:
      return secretText(rule.path, prefix, secrets)
  }
}

/** `egress[].to[].ipBlock` */
const placeBelow = (name: string, below: string): string =>
  name +
  keysBelow(below)
    .map((key) => (key === '*' ? '[]' : `.${key}`))
    .join('')

function secretText(path: string, prefix: string, secrets: readonly SecretDefinition[]): string {
  const { filledBy } = secrets.find(({ name }) => name === path) ?? {}
  const filled = filledBy ? `, unless ${nameOf(filledBy, prefix)} is set` : ''
  return `${nameOf(path, prefix)} must name a Secret where its keys come from nowhere else${filled}`
}

function termText(term: Term, prefix: string): string {
  switch (term.kind) {
    case 'constant':
      return String(term.value)
    case 'setting':
      return nameOf(term.path, prefix)
    case 'share':
      return `${nameOf(term.path, prefix)} of ${termText(term.of, prefix)}`
    case 'choice':
      return `(${termText(term.met, prefix)} if ${conditionText(term.when, prefix)}, else ${termText(term.unmet, prefix)})`
    case 'sum':
      return term.of.map((one) => termText(one, prefix)).join(' + ')
    case 'product':
      return term.of
        .map((one) => (one.kind === 'sum' ? `(${termText(one, prefix)})` : termText(one, prefix)))
        .join(' x ')
    default:
      return `the larger of ${term.of.map((one) => termText(one, prefix)).join(' and ')}`
  }
}

function conditionText(condition: Condition, prefix: string): string {
  switch (condition.kind) {
    case 'set':
      return `${nameOf(condition.path, prefix)} is set`
    case 'equals':
      return `${nameOf(condition.path, prefix)} is ${JSON.stringify(condition.value)}`
    case 'deployed':
      return `${prefix}${condition.subchart} is deployed`
    case 'not':
      return negated(condition.of, prefix)
    default: {
      const between = condition.kind === 'all' ? ' and ' : ' or '
      const isMixed = (one: Condition): boolean =>
        (one.kind === 'all' || one.kind === 'any') && one.kind !== condition.kind
      return condition.of
        .map((one) => (isMixed(one) ? `(${conditionText(one, prefix)})` : conditionText(one, prefix)))
        .join(between)
    }
  }
}

function negated(condition: Condition, prefix: string): string {
  const text = conditionText(condition, prefix)
  const isPlain = condition.kind === 'set' || condition.kind === 'equals' || condition.kind === 'deployed'
  if (condition.kind === 'not') return conditionText(condition.of, prefix)
  return isPlain ? text.replace(' is ', ' is not ') : `not (${text})`
}

const nameOf = (path: string, prefix: string): string => prefix + formatPath(path.split('.'))
