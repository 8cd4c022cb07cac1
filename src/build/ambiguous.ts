import type { Finding } from '../issues.ts'
import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { type ChartSection, chartSections } from '../schema/sections.ts'
import { nullsIn } from '../values/coalesce.ts'
import { isMap, type Values, valueAt } from '../values/values.ts'

/**
 * What no complete file can say so that every Helm reads it alike. Issues: `null-restores-default` for nulls that would
 * come to nothing, `global-conflict` for keys of `global` that are a map to one chart and none to the next.
 *
 * @param user the layers above the chart's defaults, merged, with their nulls.
 * @param values the same over the defaults, without nulls.
 */
export function ambiguities(root: ChartModel, user: Values, values: Values): Finding[] {
  const sections = chartSections(root, values)
  const restored = nullsIn(user, []).filter((path) => isSaid(path, values, sections))
  return [...restored.map(restoredFinding), ...globalConflicts(root, values, sections)]
}

/** Whether something stands where a null wanted nothing: a default, or what another chart says in `global`. */
function isSaid(path: Path, values: Values, sections: readonly ChartSection[]): boolean {
  if (valueAt(values, path) !== undefined) return true
  return sections.some(({ path: chart }) => {
    if (path[chart.length] !== 'global' || !startsWith(path, chart)) return false
    const within = path.slice(chart.length)
    return sections.some((other) => startsWith(other.path, chart) && valueAt(other.values, within) !== undefined)
  })
}

const startsWith = (path: Path, start: Path): boolean => start.every((part, i) => path[i] === part)

const restoredFinding = (path: Path): Finding => ({
  code: 'null-restores-default',
  path,
  message: 'is null, but a file without this key brings the default of the chart back',
  hint: 'set a value that switches it off, or take the default out of the chart',
})

/**
 * Helm passes the `global` of a chart on to its subcharts, but leaves out a key that is a map on one side and none on the
 * other, the defaults of both charts included.
 */
function globalConflicts(root: ChartModel, values: Values, sections: readonly ChartSection[]): Finding[] {
  const ofDefaults = chartSections(root, root.defaults)
  return sections.flatMap(({ chart, path, values: view }, i) => {
    if (Object.keys(chart.subcharts).length === 0) return []
    const standard = mapAt(ofDefaults[i]?.values, ['global'])
    const shared = mapAt(view, ['global'])
    const own = conflicts(shared, standard).map((key): Path => [...path, 'global', key])
    const below = Object.keys(chart.subcharts).flatMap((section) =>
      conflicts(shared, mapAt(values, [...path, section, 'global'])).map(
        (key): Path => [...path, section, 'global', key],
      ),
    )
    return [...own, ...below].map(conflictFinding)
  })
}

const mapAt = (values: Values | undefined, path: Path): Values => {
  const found = valueAt(values, path)
  return isMap(found) ? found : {}
}

const conflicts = (some: Values, others: Values): string[] =>
  Object.keys(some).filter((key) => Object.hasOwn(others, key) && isMap(some[key]) !== isMap(others[key]))

const conflictFinding = (path: Path): Finding => ({
  code: 'global-conflict',
  path,
  message: 'is a map to one chart and none to another, so Helm does not pass it on',
  hint: 'give it one type in the layers and in the defaults of all charts, or another key',
})
