import { settingLines } from '../emit/values-yaml.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { valueAt } from '../values/values.ts'

/**
 * Finds the line of a default in the values.yaml that `generate` writes: of the chart itself or, where that says nothing,
 * of the subchart. The lines of a file are counted when the first of them is asked for.
 */
export function defaultLocator(root: ChartModel): NonNullable<Layer['locate']> {
  const files = new Map<ChartModel, ReturnType<typeof settingLines>>()
  return (path) => {
    const { chart, inner } = holderOf(root, path)
    const lineOf = files.get(chart) ?? settingLines(chart)
    files.set(chart, lineOf)
    const line = lineOf(inner)
    return { file: `${chart.dir}/values.yaml`, ...(line === undefined ? {} : { line }) }
  }
}

/** The chart whose own values.yaml holds a path, and the path in it. */
function holderOf(chart: ChartModel, path: Path): { chart: ChartModel; inner: Path } {
  const [key, ...inner] = path
  const subchart = typeof key === 'string' ? chart.subcharts[key] : undefined
  if (!subchart || valueAt(chart.ownDefaults, path) !== undefined) return { chart, inner: path }
  return holderOf(subchart, inner)
}
