import type { Condition } from './condition.ts'
import type { Rule } from './rule.ts'
import type { Term } from './term.ts'

/** Paths of all settings that a rule names. */
export function rulePaths(rule: Rule): string[] {
  const compared = rule.kind === 'compare' ? [...termPaths(rule.left), ...termPaths(rule.right)] : []
  const fallback = rule.kind === 'hosts' ? [rule.fallback] : []
  const lists = rule.kind === 'knownItems' ? [rule.list] : []
  const settings = rule.kind === 'refusedItems' ? (rule.settings ?? []) : []
  return [rule.path, ...compared, ...fallback, ...lists, ...settings, ...(rule.when ? conditionPaths(rule.when) : [])]
}

/** Paths of all settings on which a rule depends, as near as can be; `*` is any item. */
export function decidingPaths(rule: Rule): string[] {
  const [own, ...others] = rulePaths(rule)
  const { path, kind } = rule
  if (kind === 'hosts') return [`${path}.hosts`, `${path}.tls`, ...others]
  if (kind === 'limits') return [`${path}.requests`, `${path}.limits`, ...others]
  if (kind === 'ranges') return [[path, '*', rule.below, 'except'].filter(Boolean).join('.'), ...others]
  if (kind === 'ordered')
    return [rule.low, rule.high].map((key) => [path, '*', rule.below, key].filter(Boolean).join('.')).concat(others)
  if (kind === 'labelKeys') return [`${path}.*.matchLabelKeys`, `${path}.*.labelSelector`, ...others]
  if (kind === 'unique') return [...rule.keys.map((key) => `${path}.*.${key}`), ...others]
  if (kind === 'refusedItems' || kind === 'knownItems') return [`${path}.*${rule.key && `.${rule.key}`}`, ...others]
  return kind === 'taken' ? Object.keys(rule.keys).map((key) => `${path}.${key}`) : [own ?? path, ...others]
}

/** Paths of all settings that a term names. */
export function termPaths(term: Term): string[] {
  switch (term.kind) {
    case 'constant':
      return []
    case 'setting':
      return [term.path]
    case 'share':
      return [term.path, ...termPaths(term.of)]
    case 'choice':
      return [...conditionPaths(term.when), ...termPaths(term.met), ...termPaths(term.unmet)]
    default:
      return term.of.flatMap(termPaths)
  }
}

/** Paths of all settings that a condition names. */
export function conditionPaths(condition: Condition): string[] {
  switch (condition.kind) {
    case 'deployed':
      return []
    case 'set':
    case 'equals':
      return [condition.path]
    case 'not':
      return conditionPaths(condition.of)
    default:
      return condition.of.flatMap(conditionPaths)
  }
}
