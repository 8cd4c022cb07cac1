import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { mergeMaps } from './merge.ts'
import { type Values, valueAt } from './values.ts'

/**
 * Whether a subchart is part of the release, as Helm decides it: its own `enabled` where it is true or false, else its
 * tags, of which one that is true is enough; and so for every chart above it. Helm reads tags at the root of all values.
 *
 * @param path the keys that lead to the subchart from the root; the root itself is always deployed.
 */
export function isDeployed(root: ChartModel, values: Values, path: Path): boolean {
  let chart: ChartModel | undefined = root
  return path.every((key, i) => {
    const enabled = valueAt(values, [...path.slice(0, i + 1), 'enabled'])
    const tags = Object.entries(chart?.tags ?? {}).filter(([, subcharts]) => subcharts.includes(String(key)))
    chart = chart?.subcharts[key]
    if (typeof enabled === 'boolean') return enabled
    const said = tags.map(([tag]) => valueAt(values, ['tags', tag])).filter((tag) => typeof tag === 'boolean')
    return said.length === 0 || said.includes(true)
  })
}

/**
 * The defaults that Helm joins for a release: those of the root, and of the subcharts that are deployed. The schema of the root
 * sees of the others what their user says, and no default beside it.
 *
 * @param values what decides which subcharts are deployed.
 */
export function deployedDefaults(root: ChartModel, values: Values, chart = root, path: Path = []): Values {
  const below = Object.entries(chart.subcharts)
    .filter(([key]) => isDeployed(root, values, [...path, key]))
    .map(([key, subchart]) => [key, deployedDefaults(root, values, subchart, [...path, key])])
  return mergeMaps(Object.fromEntries(below), chart.ownDefaults)
}
