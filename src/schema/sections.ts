import type { Path } from '../path.ts'
import { sectionOf } from '../values/section.ts'
import type { Values } from '../values/values.ts'
import type { ChartModel } from './model.ts'

/** One chart of a release and the values that it sees. */
export interface ChartSection {
  /** The name of the chart; the keys that lead to it where the release holds that chart more than once. */
  readonly name: string
  /** Where its values lie in those of the root. */
  readonly path: Path
  readonly chart: ChartModel
  readonly values: Values
}

/** The root chart with all values, then each subchart with those that it sees. */
export function chartSections(root: ChartModel, values: Values): ChartSection[] {
  const sections = sectionsBelow(root, values, [])
  const isAlone = (chart: ChartModel): boolean => sections.filter((section) => section.chart === chart).length === 1
  return sections.map((section) => ({
    name: isAlone(section.chart) ? section.chart.name : section.path.join('-'),
    ...section,
  }))
}

function sectionsBelow(chart: ChartModel, values: Values, path: Path): Omit<ChartSection, 'name'>[] {
  const below = Object.entries(chart.subcharts).flatMap(([key, subchart]) =>
    sectionsBelow(subchart, sectionOf(values, key), [...path, key]),
  )
  return [{ path, chart, values }, ...below]
}

/** The root chart and all below it, each once. */
export function allModels(root: ChartModel): ChartModel[] {
  return [...new Set([root, ...Object.values(root.subcharts).flatMap(allModels)])]
}
