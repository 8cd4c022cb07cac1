import type { ChartModel } from '../schema/model.ts'
import { allOf, type Condition, isDeployed } from './condition.ts'
import { rulePaths } from './paths.ts'
import type { Rule } from './rule.ts'

/**
 * When a rule has a say: as it declares, and where every subchart whose settings it looks at is deployed. Of one that is
 * not, Helm has no defaults.
 */
export function applies(rule: Rule, { subcharts }: Pick<ChartModel, 'subcharts'>): Condition {
  const keys = new Set(rulePaths(rule).map((path) => path.split('.')[0] ?? ''))
  const concerned = [...keys].filter((key) => Object.hasOwn(subcharts, key))
  return allOf(...concerned.map(isDeployed), ...(rule.when ? [rule.when] : []))
}
