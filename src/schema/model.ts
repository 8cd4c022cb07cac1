import type { Chart } from '../define/chart.ts'
import type { SecretDefinition } from '../define/secrets.ts'
import { type Issue, isError, ValuesError } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { judge } from '../judge/judge.ts'
import { formatPath, type Path } from '../path.ts'
import type { Rule } from '../rules/rule.ts'
import type { Value, Values } from '../values/values.ts'
import { composedDefault } from './defaults.ts'
import { finishSchema } from './finish.ts'
import { schemaForHelm } from './helm-schema.ts'
import { ruleIssues } from './rules.ts'
import { secretIssues, sharedKeyIssues } from './secrets.ts'
import { allModels } from './sections.ts'
import { type Setting, settingsOf } from './settings.ts'
import { withSettingsInline } from './shared-parts.ts'
import { shorthandPaths, withShorthands } from './shorthands.ts'

/** A chart after conversion: all that the later stages know of it. Zod is behind us here. */
export interface ChartModel {
  readonly name: string
  readonly dir: string
  readonly description: string
  /** What Helm reads as values.schema.json: own settings, subcharts, `global`, `enabled`. */
  readonly schema: JsonSchema
  readonly settings: readonly Setting[]
  /** What stands in the chart's own values.yaml. */
  readonly ownDefaults: Values
  /** Own defaults and those of all subcharts under their keys: what templates see when nobody sets anything. */
  readonly defaults: Values
  readonly subcharts: Readonly<Record<string, ChartModel>>
  /** Further keys for a subchart or a part of one, and the path that each stands for; the wider ones first, the later win. */
  readonly shorthands: Readonly<Record<string, Path>>
  /** Whether `charts/` below this chart holds copies of the subcharts. */
  readonly copySubcharts: boolean
  /** Keys of the subcharts that belong to each tag. */
  readonly tags: Readonly<Record<string, readonly string[]>>
  readonly secrets: readonly SecretDefinition[]
  readonly rules: readonly Rule[]
}

/** Charts without mistakes: a process that watches, or a test suite, asks for the same chart hundreds of times. */
const converted = new WeakMap<Chart, ChartModel>()

/**
 * Converts a chart and its subcharts, each once.
 *
 * @throws ValuesError with every mistake in every schema.
 */
export async function modelOf(chart: Chart): Promise<ChartModel> {
  const issues: Issue[] = []
  const done = new Map<Chart, ChartModel>()
  const model = await convertChart(chart, done, issues)
  issues.push(...sharedKeyIssues(allModels(model)))
  if (issues.some(isError)) throw new ValuesError(issues)
  for (const [chart, one] of done) converted.set(chart, one)
  return model
}

async function convertChart(chart: Chart, done: Map<Chart, ChartModel>, issues: Issue[]): Promise<ChartModel> {
  const known = done.get(chart) ?? converted.get(chart)
  if (known) return known
  const subcharts: Record<string, ChartModel> = {}
  for (const [key, subchart] of Object.entries(chart.subcharts))
    subcharts[key] = await convertChart(subchart, done, issues)
  const { schema: declared, issues: mistakes } = await chart.convert()
  const raw = withSettingsInline(declared)
  const finished = finishSchema(chart.name, raw)
  const ownDefaults = composedDefault(raw, raw.definitions ?? {})
  const settings = settingsOf(finished.schema, ownDefaults, finished.schema.definitions ?? {})
  const { name, dir, description, copySubcharts, tags, secrets, rules } = chart
  const shorthands = shorthandPaths(chart)
  const { schema, issues: unknown } = withShorthands(name, schemaForHelm(finished.schema, subcharts), shorthands)
  // what there is no JSON Schema for converts to one that accepts anything
  const isUnsupported = (path: Path): boolean =>
    mistakes.some((mistake) => mistake.code === 'schema-unsupported' && formatPath(mistake.path) === formatPath(path))
  const found = [
    ...mistakes,
    ...finished.issues.filter(({ code, path }) => code !== 'schema-empty' || !isUnsupported(path)),
    ...takenKeys(chart, raw),
    ...unknown,
    ...secretIssues(chart, schema),
    ...ruleIssues(chart, schema),
  ]
  issues.push(...(found.length > 0 ? found : badDefaults(name, schema, ownDefaults)))
  const model = {
    name,
    dir,
    description,
    schema,
    settings,
    ownDefaults,
    defaults: withSubcharts(ownDefaults, subcharts),
    subcharts,
    shorthands,
    copySubcharts,
    tags,
    secrets,
    rules,
  }
  done.set(chart, model)
  return model
}

function withSubcharts(own: Values, subcharts: Readonly<Record<string, ChartModel>>): Values {
  const sections: Record<string, Value> = {}
  for (const [key, { defaults }] of Object.entries(subcharts)) sections[key] = defaults
  // no setting has the key of a subchart
  return { ...sections, ...own }
}

function badDefaults(chart: string, schema: JsonSchema, defaults: Values): Issue[] {
  return judge(schema, defaults).map(({ path, message }) => ({
    code: 'schema-default',
    chart,
    path,
    message: `the default is refused by the schema itself: ${message}`,
  }))
}

/** A setting cannot share its key with a subchart, and `global` must stay open for other charts. */
function takenKeys(chart: Chart, raw: JsonSchema): Issue[] {
  const issue = (key: string, message: string): Issue => ({
    code: 'schema-key',
    chart: chart.name,
    path: [key],
    message,
  })
  const taken = [
    ...Object.keys(chart.subcharts)
      .filter((key) => raw.properties?.[key])
      .map((key) => issue(key, 'is the key of a subchart already')),
    ...Object.keys(chart.shorthands)
      .filter((key) => raw.properties?.[key] || chart.subcharts[key])
      .map((key) => issue(key, 'is a shorthand already')),
  ]
  const global = raw.properties?.global
  const closed = global !== undefined && !global.additionalProperties
  return closed
    ? [...taken, issue('global', 'is shared with other charts, so it must be open: z.looseObject()')]
    : taken
}
