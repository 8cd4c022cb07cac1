import type { Finding } from '../issues.ts'
import { formatPath, type Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { chartSections } from '../schema/sections.ts'
import { nullsIn } from '../values/coalesce.ts'
import { type Values, valueAt } from '../values/values.ts'

/**
 * What under shorthands would come to nothing, though Helm takes it. Issues: `null-restores-default` for nulls, which remove
 * nothing from what a shorthand stands for; `shorthand-ignored` for what Helm reads before a template merges shorthands.
 */
export function shorthandFindings(root: ChartModel, user: Values): Finding[] {
  return Object.entries(root.shorthands)
    .filter(([key]) => Object.hasOwn(user, key))
    .flatMap(([key, path]) => [
      ...nullsIn(user[key], [key]).map((found): Finding => nullFinding(found, [...path, ...found.slice(1)])),
      ...readBefore(root, key, path)
        .filter((found) => valueAt(user, found) !== undefined)
        .map((found) => lateFinding(found, [...path, ...found.slice(1)])),
    ])
}

/**
 * The `global` of each subchart, which Helm has passed on by then, and the `enabled` of those that another subchart holds:
 * only the chart that holds a subchart can name a second switch for it.
 */
function readBefore(root: ChartModel, shorthand: string, target: Path): Path[] {
  const startsAlike = (path: Path): boolean => path.every((part, i) => i >= target.length || part === target[i])
  return chartSections(root, {}).flatMap(({ path }) => {
    if (path.length === 0 || !startsAlike(path)) return []
    const keys = path.length === 1 ? ['global'] : ['global', 'enabled']
    return keys.flatMap((key): Path[] => {
      const at = [...path, key]
      return startsAlike(at) && at.length > target.length ? [[shorthand, ...at.slice(target.length)]] : []
    })
  })
}

const nullFinding = (path: Path, meant: Path): Finding => ({
  code: 'null-restores-default',
  path,
  message: `is null, which removes nothing under a shorthand`,
  hint: `say it under ${formatPath(meant)}`,
})

const lateFinding = (path: Path, meant: Path): Finding => ({
  code: 'shorthand-ignored',
  path,
  message: 'is read by Helm before shorthands are merged, so it would not count here',
  hint: `say it under ${formatPath(meant)}`,
})
