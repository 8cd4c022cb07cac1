import { valuesYaml } from '../emit/values-yaml.ts'
import type { Layer } from '../layers/layer.ts'
import { readYamlLayer } from '../layers/yaml/yaml-file.ts'
import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { valueAt } from '../values/values.ts'

/**
 * Finds the line of a default in the values.yaml that `generate` writes: of the chart itself or, where that says nothing,
 * of the subchart. A file is made and read when the first line in it is asked for.
 */
export function defaultLocator(root: ChartModel): NonNullable<Layer['locate']> {
  const files = new Map<ChartModel, Layer | undefined>()
  const fileOf = (chart: ChartModel): Layer | undefined => {
    if (!files.has(chart)) {
      const file = `${chart.dir}/values.yaml`
      files.set(chart, readYamlLayer({ name: file, file, text: valuesYaml(chart) }).layer)
    }
    return files.get(chart)
  }
  return (path) => {
    const { chart, inner } = holderOf(root, path)
    return { file: `${chart.dir}/values.yaml`, ...fileOf(chart)?.locate?.(inner) }
  }
}

/** The chart whose own values.yaml holds a path, and the path in it. */
function holderOf(chart: ChartModel, path: Path): { chart: ChartModel; inner: Path } {
  const [key, ...inner] = path
  const subchart = typeof key === 'string' ? chart.subcharts[key] : undefined
  if (!subchart || valueAt(chart.ownDefaults, path) !== undefined) return { chart, inner: path }
  return holderOf(subchart, inner)
}
