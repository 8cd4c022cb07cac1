import type { Finding } from '../issues.ts'
import { type Path, startsWith } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { type ChartSection, chartSections } from '../schema/sections.ts'
import { nullsIn } from '../values/coalesce.ts'
import { isMap, type Values, valueAt } from '../values/values.ts'
import type { FoldedLayers } from './build-layers.ts'
import { globalConflicts } from './global-conflicts.ts'

/**
 * What no complete file can say so that every Helm reads it alike. Issues: `null-restores-default` for nulls that would
 * come to nothing, `global-conflict` for what charts would share otherwise than their layers say.
 *
 * @param folded without the nulls of the user in `values`.
 */
export function ambiguities(root: ChartModel, { user, values, canonical }: FoldedLayers): Finding[] {
  const sections = chartSections(root, values)
  const restored = nullsIn(user, []).filter((path) => isSaid(path, values, sections))
  return [
    ...restored.map((path) => restoredFinding(path, 'is null')),
    // the same where no shorthand is used
    ...(canonical === values ? [] : leftOut(root.defaults, canonical)).map((path) =>
      restoredFinding(path, 'is left out where shorthands meet'),
    ),
    ...globalConflicts(root, values),
  ]
}

/** Defaults that values do not hold though they hold the map around them: one shorthand replaced that map, another made it anew. */
function leftOut(defaults: Values, values: Values, path: Path = []): Path[] {
  return Object.entries(defaults).flatMap(([key, standard]) => {
    if (!Object.hasOwn(values, key)) return [[...path, key]]
    const value = values[key]
    return isMap(standard) && isMap(value) ? leftOut(standard, value, [...path, key]) : []
  })
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

const restoredFinding = (path: Path, what: string): Finding => ({
  code: 'null-restores-default',
  path,
  message: `${what}, but a file without this key brings the default of the chart back`,
  hint: 'set a value that switches it off, or take the default out of the chart',
})
