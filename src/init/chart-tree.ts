import { dependencyEntries, type OwnChart } from '../chart-folder/own-charts.ts'
import type { ChartText } from './chart-source.ts'

/** True for two charts of the same content, one of them a copy. */
export type IsCopy = (dir: string, copy: string) => boolean

/**
 * A chart with those that it deploys. A subchart is one of the project's where its sources lie beside it and the parent
 * sets none of its values; of any other the parent's values are taken as they are.
 */
export function chartTree(chart: OwnChart, all: readonly OwnChart[], isCopy: IsCopy): ChartText {
  const entries = dependencyEntries(chart.meta)
  const found = entries.map((entry) => ({
    entry,
    own: all.find(({ name, dir }) => name === entry.name && dir !== chart.dir),
  }))
  const isOwn = ({ entry, own }: (typeof found)[number]): boolean =>
    own !== undefined &&
    !/^(https?|oci):/.test(entry.repository) &&
    !entry.importsValues &&
    chart.layer.values[entry.key] === undefined &&
    (!chart.inside.includes(own.name) || isCopy(own.dir, `${chart.dir}/charts/${own.name}`))
  const own = found.filter(isOwn)
  const foreign = found.filter((one) => !isOwn(one)).map(({ entry }) => entry.key)
  // helm renders what lies in charts/, named in Chart.yaml or not
  const unnamed = chart.inside.filter(
    (name) => !/\.(tgz|lock)$/.test(name) && !entries.some((entry) => entry.name === name),
  )
  const copies = own.filter(({ entry }) => chart.inside.includes(entry.name))
  const tags = new Set(own.flatMap(({ entry }) => entry.tags))
  return {
    name: chart.name,
    dir: chart.dir,
    description: typeof chart.meta.description === 'string' ? chart.meta.description : '',
    text: chart.text,
    layer: chart.layer,
    schema: chart.schema,
    subcharts: subchartsOf(
      own.map(({ entry, own }) => [entry.key, own as OwnChart] as const),
      all,
      isCopy,
    ),
    foreign: [...foreign, ...unnamed],
    // the folder is then owned whole
    copySubcharts:
      copies.length > 0 &&
      copies.length === own.length &&
      new Set(copies.map(({ entry }) => entry.name)).size === chart.inside.length,
    tags: Object.fromEntries(
      [...tags].map((tag) => [tag, own.filter(({ entry }) => entry.tags.includes(tag)).map(({ entry }) => entry.key)]),
    ),
  }
}

/** One chart under two keys is one chart. */
function subchartsOf(
  entries: readonly (readonly [string, OwnChart])[],
  all: readonly OwnChart[],
  isCopy: IsCopy,
): Record<string, ChartText> {
  const made = new Map<OwnChart, ChartText>()
  const treeOf = (chart: OwnChart): ChartText => {
    const known = made.get(chart) ?? chartTree(chart, all, isCopy)
    made.set(chart, known)
    return known
  }
  return Object.fromEntries(entries.map(([key, chart]) => [key, treeOf(chart)]))
}
