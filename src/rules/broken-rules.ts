import type { SecretDefinition } from '../define/secrets.ts'
import type { Finding } from '../issues.ts'
import { formatPath, type Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { type ChartSection, chartSections } from '../schema/sections.ts'
import { missingSource } from '../secrets/secret-uses.ts'
import { isDeployed } from '../values/deployed.ts'
import { isMap, type Value, type Values } from '../values/values.ts'
import { type Amount, amountOf, isFull, isMet, parseAmount, type RuleScope, rawText, settingValue } from './amount.ts'
import { applies } from './applies.ts'
import { brokenItems } from './broken-items.ts'
import { repeatedLabelKeys } from './label-keys.ts'
import { mapsBelow } from './maps-below.ts'
import { outsideRanges } from './outside-ranges.ts'
import type { Rule } from './rule.ts'
import { QUANTITY, type Term } from './term.ts'
import * as words from './words.ts'

/** A rule that values break, with the other settings that have a say in it. */
export interface BrokenRule extends Finding {
  readonly related: readonly Path[]
}

/** @see BrokenRule */
export type Broken = Pick<Finding, 'path' | 'message'> & { readonly related?: readonly Path[] }

/**
 * The rules that values break, of the root chart and of every subchart that is deployed: `rule-broken`. The values have
 * passed the schema, as in Helm, which asks the schema before it renders a template.
 *
 * @param values complete values of the root chart, under canonical keys.
 */
export const brokenRules = (root: ChartModel, values: Values): BrokenRule[] =>
  chartSections(root, values)
    .filter(({ path }) => isDeployed(root, values, path))
    .flatMap((section) => {
      const scope: RuleScope = {
        values: section.values,
        prefix: section.path.map((key) => `${key}.`).join(''),
        isDeployed: (subchart) => isDeployed(root, values, [...section.path, subchart]),
      }
      return section.chart.rules
        .filter((rule) => isMet(applies(rule, section.chart), scope))
        .flatMap((rule) => broken(rule, scope, section))
        .map(
          ({ path, message, related = [] }): BrokenRule => ({
            code: 'rule-broken',
            path: [...section.path, ...path],
            message,
            related: related.map((other) => [...section.path, ...other]),
          }),
        )
    })

function broken(rule: Rule, scope: RuleScope, section: ChartSection): Broken[] {
  const path = rule.path.split('.')
  const value = settingValue(rule.path, scope)
  switch (rule.kind) {
    case 'compare':
      return brokenComparison(rule, scope)
    case 'needed':
      return isFull(value) ? [] : [{ path, message: words.needed(rule.because) }]
    case 'refused':
      return isFull(value) ? [{ path, message: words.refused(rule.because) }] : []
    case 'equal':
      return value === rule.value ? [] : [{ path, message: words.equal(rule.value, rule.because) }]
    case 'hosts':
      return isMap(value) ? uncoveredHosts(rule, value, scope) : []
    case 'limits':
      return isMap(value) ? aboveLimits(rule.path, value, scope) : []
    case 'unique':
    case 'refusedItems':
    case 'knownItems':
      return Array.isArray(value) ? brokenItems(rule, value, scope) : []
    case 'ordered':
      return unordered(rule, value ?? [], scope)
    case 'ranges':
      return outsideRanges(rule, value ?? [], scope)
    case 'labelKeys':
      return repeatedLabelKeys(rule, value ?? [], scope)
    case 'taken':
      return Object.entries(rule.keys)
        .filter(([key]) => isMap(value) && Object.hasOwn(value, key))
        .map(([key, instead]) => ({ path: [...path, key], message: words.taken(instead && scope.prefix + instead) }))
    default:
      return withoutSource(rule.path, section)
  }
}

function brokenComparison(rule: Extract<Rule, { kind: 'compare' }>, scope: RuleScope): Broken[] {
  const left = amountOf(rule.left, scope)
  const right = amountOf(rule.right, scope)
  if (!left || !right || words.relations[rule.relation].holds(left.number, right.number)) return []
  const side = (term: Term, amount: Amount): words.Side => ({ ...amount, isComputed: words.isComputed(term) })
  const message = words.compared(rule.relation, side(rule.left, left), side(rule.right, right), rule.because)
  const settings = [...words.settingsIn(rule.left, scope), ...words.settingsIn(rule.right, scope)]
  const others = settings.filter((path) => path.join('.') !== rule.path)
  return [{ path: rule.path.split('.'), message, related: others }]
}

function aboveLimits(path: string, { requests, limits }: Values, { prefix }: RuleScope): Broken[] {
  if (!isMap(requests) || !isMap(limits)) return []
  return Object.keys(requests).flatMap((name): Broken[] => {
    const request = parseAmount(requests[name], QUANTITY, '')
    const limit = parseAmount(limits[name], QUANTITY, `${prefix}${path}.limits.${name}`)
    if (!request || !limit || request.number <= limit.number) return []
    const at = path.split('.')
    const plain = { isComputed: false }
    const message = words.compared('at most', { ...request, ...plain }, { ...limit, ...plain })
    return [{ path: [...at, 'requests', name], message, related: [[...at, 'limits', name]] }]
  })
}

function uncoveredHosts(
  { path, fallback }: Extract<Rule, { kind: 'hosts' }>,
  ingress: Values,
  scope: RuleScope,
): Broken[] {
  const { hosts, tls } = ingress
  if (!Array.isArray(hosts) || !Array.isArray(tls) || tls.length === 0) return []
  const covered = tls.map((entry) => (isMap(entry) && Array.isArray(entry.hosts) ? entry.hosts : []))
  if (covered.some((names) => names.length === 0)) return []
  return hosts.flatMap((rule, i): Broken[] => {
    const host = rawText((isMap(rule) && rule.host) || settingValue(fallback, scope))
    const wildcard = host.replace(/^[^.]+/, '*')
    if (host === '' || covered.flat().some((name) => name === host || name === wildcard)) return []
    const message = words.uncovered(`${scope.prefix}${path}.tls`)
    return [{ path: [...path.split('.'), 'hosts', i, 'host'], message, related: [[...path.split('.'), 'tls']] }]
  })
}

function unordered(
  { path, below, low, high }: Extract<Rule, { kind: 'ordered' }>,
  list: Value,
  scope: RuleScope,
): Broken[] {
  return mapsBelow(list, path, below).flatMap(([map, at]): Broken[] => {
    const [least, most] = [map[low], map[high]]
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return []
    const message = words.belowLow(scope.prefix + formatPath([...at, low]))
    return [{ path: [...at, high], message, related: [[...at, low]] }]
  })
}

function withoutSource(path: string, section: ChartSection): Broken[] {
  const secret = section.chart.secrets.find(({ name }) => name === path) as SecretDefinition
  const keys = missingSource(secret, section)
  const filledBy = secret.filledBy && section.path.map((key) => `${key}.`).join('') + secret.filledBy
  return keys.length > 0 ? [{ path: path.split('.'), message: words.withoutSource(keys.join(', '), filledBy) }] : []
}
