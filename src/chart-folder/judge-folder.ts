import type { SchemaDraft } from '@cfworker/json-schema'
import type { BuildResult } from '../build/build-layers.ts'
import { originOf } from '../build/origin.ts'
import { type Finding, type Issue, isError, sortIssues } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { controlCharacters } from '../judge/control-characters.ts'
import { judgeForeign } from '../judge/judge.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import { coalesce } from '../values/coalesce.ts'
import { mergeLayers } from '../values/merge.ts'
import { sectionOf } from '../values/section.ts'
import { isMap, type Value, type Values, valueAt } from '../values/values.ts'
import type { ChartFolder, Dependency } from './chart-folder.ts'

/** Judges layers by the schemas that a chart and its enabled subcharts bring along, as Helm does. */
export function judgeFolder(chart: ChartFolder, above: readonly Layer[]): BuildResult {
  const values = valuesOf(chart, mergeLayers(above.map((layer) => layer.values)))
  const layers: Layer[] = [
    { name: 'chart defaults', values: valuesOf(chart, {}), locate: () => ({ file: `${chart.dir}/values.yaml` }) },
    ...above,
  ]
  const issues = judgeTree(chart, values, []).map(({ chart: name, ...finding }): Issue => {
    const origin = originOf(finding.path, layers)
    return { chart: name, ...finding, ...(origin ? { origin } : {}) }
  })
  return { values: issues.some(isError) ? undefined : values, issues: sortIssues(issues), layers }
}

/** Own defaults, the user's values, and in the section of each enabled subchart the same for it, `global` included. */
function valuesOf(chart: ChartFolder, user: Values): Values {
  const own = coalesce(chart.defaults, user)
  const values: Record<string, Value> = { ...own }
  for (const dependency of chart.dependencies) {
    const { key, chart: subchart } = dependency
    // a section that is no map stays, for its fault to be found
    if (Object.hasOwn(own, key) && !isMap(own[key])) continue
    const inside = valuesOf(subchart, { global: {}, ...sectionOf(own, key) })
    // the switch may stand among the subchart's own defaults
    if (isEnabled(dependency, { ...own, [key]: inside })) values[key] = inside
  }
  return values
}

type Told = Finding & { readonly chart: string }

/** @param isSeen whether a chart above has a schema, for which its Helm read all values already. */
function judgeTree(chart: ChartFolder, values: Values, path: Path, isSeen = false): Told[] {
  const bySchema = chart.schema ? judgeBySchema(chart.schema, values) : []
  const own = chart.schema && !isSeen ? [...bySchema, ...controlCharacters(values)] : bySchema
  const below = chart.dependencies
    .filter((dependency) => isEnabled(dependency, values))
    .flatMap(({ key, chart: subchart }): Told[] => {
      const section = values[key] ?? {}
      if (isMap(section)) return judgeTree(subchart, section, [...path, key], isSeen || chart.schema !== undefined)
      const message = `holds the values of ${subchart.name}, so it must be a map`
      return [{ code: 'wrong-type', chart: chart.name, path: [...path, key], message }]
    })
  return [...own.map((finding) => ({ ...finding, chart: chart.name, path: [...path, ...finding.path] })), ...below]
}

function judgeBySchema(schema: JsonSchema, values: Values): Finding[] {
  try {
    return judgeForeign(schema, values, draftOf(schema.$schema))
  } catch (error) {
    const reason =
      error instanceof RangeError ? 'it refers to itself without end' : (error as Error).message.split('\n', 1)[0]
    const message = `the chart's values.schema.json cannot be judged here: ${reason}`
    return [{ code: 'schema-unsupported', path: [], message }]
  }
}

/** Helm up to 3.18.4 reads everything as draft-07 or older; a schema without `$schema` is read alike by both here. */
const draftOf = (uri = ''): SchemaDraft =>
  uri.includes('2020-12') ? '2020-12' : uri.includes('2019-09') ? '2019-09' : uri.includes('draft-04') ? '4' : '7'

/** As Helm decides: the first condition that is true or false, else the tags, else yes. */
function isEnabled({ conditions, tags }: Dependency, values: Values): boolean {
  const decided = conditions.map((path) => valueAt(values, path.split('.'))).find((value) => typeof value === 'boolean')
  if (typeof decided === 'boolean') return decided
  const switches = tags.map((tag) => valueAt(values, ['tags', tag])).filter((value) => typeof value === 'boolean')
  return switches.length === 0 || switches.includes(true)
}
