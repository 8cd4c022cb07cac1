import { type Finding, type Issue, isError, type Origin, sortIssues } from '../issues.ts'
import { controlCharacters } from '../judge/control-characters.ts'
import { deprecations } from '../judge/deprecations.ts'
import { judge } from '../judge/judge.ts'
import type { Layer } from '../layers/layer.ts'
import { formatPath, type Path } from '../path.ts'
import { brokenRules } from '../rules/broken-rules.ts'
import type { ChartModel } from '../schema/model.ts'
import { chartSections } from '../schema/sections.ts'
import { coalesce, holdsNull, withoutNulls } from '../values/coalesce.ts'
import { deployedDefaults, isDeployed } from '../values/deployed.ts'
import { mergeLayers } from '../values/merge.ts'
import { withoutShorthands } from '../values/shorthands.ts'
import { isMap, type Values, valueAt } from '../values/values.ts'
import { ambiguities } from './ambiguous.ts'
import { originOf } from './origin.ts'
import { inSchemaOrder } from './schema-order.ts'
import { shorthandFindings } from './shorthand-findings.ts'

/** The outcome of folding and judging layers: values, or the reasons why not. */
export interface BuildResult {
  /** The complete values, chart defaults included, in the order of the definition; undefined if there is an error. */
  readonly values: Values | undefined
  /** All errors and warnings, sorted. */
  readonly issues: readonly Issue[]
  /** The layers from the chart's defaults up, as folded. */
  readonly layers: readonly Layer[]
}

/** How a null that meets a chart's default is taken. */
export interface JudgeOptions {
  /**
   * `remove`: as Helm does when it gets these very files. `refuse`: for a complete file that Helm gets later, where the
   * key would be absent and its default return (`null-restores-default`), and where `global` must mean the same to all
   * charts (`global-conflict`).
   */
  readonly nulls: 'remove' | 'refuse'
}

/**
 * Folds the layers above a chart's defaults with Helm's meaning and judges the result by the chart's schema.
 * The layers are not changed.
 */
export function buildLayers(chart: ChartModel, above: readonly Layer[], { nulls }: JudgeOptions): BuildResult {
  const layers = [defaultsLayer(chart), ...above]
  const folded = foldLayers(chart, above, { nulls })
  const { user, values, canonical } = folded
  const ambiguous = nulls === 'refuse' ? ambiguities(chart, folded) : []
  const place = (finding: Finding): Issue => {
    return { chart: chart.name, ...finding, ...placed(finding.path, layers) }
  }
  // a complete file says the defaults of a subchart that is off too
  const seen = nulls === 'remove' ? coalesce(deployedDefaults(chart, canonical), user) : values
  const asLint = nulls === 'remove' ? judgeAsLint(chart, user) : []
  const refusedByLint = pathsOf(asLint)
  const removed = (finding: Finding): Finding =>
    removedFinding(finding, nulls === 'remove' && !refusedByLint.has(formatPath(finding.path)), chart)
  const issues = [
    ...ambiguous.map(place),
    ...controlCharacters(values).map(place),
    ...shorthandFindings(chart, user).map(place),
    ...judgeRelease(chart, seen, canonical, user)
      .filter(({ path }) => !(Object.hasOwn(chart.shorthands, path[0] ?? '') && valueAt(user, path) === null))
      .map((finding) => place(valueAt(user, finding.path) === null ? removed(finding) : finding)),
    ...deprecations(chart.schema, user).map((finding) => ({ ...place(finding), severity: 'warning' as const })),
  ]
  for (const finding of onlyAsLint(asLint, user, issues)) issues.push(place(finding))
  // each half may be fine and both together not, which Helm never sees: its schemas are asked before templates merge them
  if (usesShorthand(chart, values) && !issues.some(isError))
    for (const finding of judgeRelease(chart, canonical, canonical, user)) issues.push(place(finding))
  // Helm renders no template of values that its schemas refuse
  if (!issues.some(isError))
    for (const { related, ...finding } of brokenRules(chart, canonical))
      issues.push({ ...place(finding), related: related.map((path) => placed(path, layers)) })
  const isFine = !issues.some(isError)
  return { values: isFine ? inSchemaOrder(canonical, chart.schema) : undefined, issues: sortIssues(issues), layers }
}

/** What layers come to, before anybody judges it. */
export interface FoldedLayers {
  /** The layers above the chart's defaults, merged. */
  readonly user: Values
  /** With the chart's defaults, those of subcharts that are off too. */
  readonly values: Values
  /** Under canonical keys alone, as templates see it. */
  readonly canonical: Values
}

/** Folds the layers above a chart's defaults with Helm's meaning. */
export function foldLayers(chart: ChartModel, above: readonly Layer[], { nulls }: JudgeOptions): FoldedLayers {
  const user = mergeLayers(above.map(({ values }) => values))
  const values = coalesce(chart.defaults, nulls === 'refuse' ? withoutNulls(user) : user)
  return { user, values, canonical: withoutShorthands(values, chart.shorthands) }
}

/**
 * What `helm lint` finds when it judges files over the root's own values.yaml alone: under a subchart, a null then meets no
 * default that it could remove, and part of a variant of a union is not the whole.
 */
function judgeAsLint({ schema, ownDefaults, subcharts }: ChartModel, user: Values): Finding[] {
  const concerned = Object.keys(subcharts).some((key) => Object.hasOwn(user, key))
  return concerned ? judge(schema, coalesce(ownDefaults, user)) : []
}

/** Of what is wrong anyway, the whole values tell more. */
function onlyAsLint(asLint: readonly Finding[], user: Values, known: readonly Issue[]): Finding[] {
  const told = pathsOf(known)
  const isWrongAnyway = known.some(isError)
  const isNew = ({ path }: Finding): boolean =>
    !told.has(formatPath(path)) && (!isWrongAnyway || valueAt(user, path) === null)
  const hint = 'helm lint asks the schema without the defaults of subcharts: write the value out, or leave the key out'
  return asLint.filter(isNew).map((finding) => ({ ...finding, hint }))
}

const pathsOf = (found: readonly Pick<Finding, 'path'>[]): ReadonlySet<string> =>
  new Set(found.map(({ path }) => formatPath(path)))

function placed(path: Path, layers: readonly Layer[]): { path: Path; origin?: Origin } {
  const origin = originOf(path, layers)
  return { path, ...(origin ? { origin } : {}) }
}

const usesShorthand = ({ shorthands }: ChartModel, values: Values): boolean =>
  Object.keys(shorthands).some((key) => Object.hasOwn(values, key))

/**
 * The root's schema holds those of its subcharts, but requires nothing of them and gives them no `global`, as Helm judges
 * it. So the schema of a subchart that is deployed is asked too where the user's nulls took something away or it has a say
 * in `global`.
 */
function judgeRelease(root: ChartModel, values: Values, canonical: Values, user: Values): Finding[] {
  const deployed = chartSections(root, values).filter(({ path }) => isDeployed(root, canonical, path))
  const found = deployed.flatMap(({ chart, path, values: section }): Finding[] => {
    const given = valueAt(values, path)
    if (given === undefined) return [{ code: 'missing-key', path, message: 'is missing, must be a map' }]
    const hasSay = path.length === 0 || chart.schema.properties?.global?.properties || holdsNull(valueAt(user, path))
    if (!isMap(given) || !hasSay) return []
    return judge(chart.schema, section).map((finding) => ({ ...finding, path: [...path, ...finding.path] }))
  })
  return [...new Map(found.map((finding) => [`${finding.code} ${JSON.stringify(finding.path)}`, finding])).values()]
}

/** The outcome for layers that could not be read; undefined if nothing is wrong with them. */
export function refusedLayers(
  chart: ChartModel,
  layers: readonly Layer[],
  issues: readonly Issue[],
): BuildResult | undefined {
  if (!issues.some(isError)) return undefined
  return { values: undefined, issues: sortIssues(issues.map((issue) => ({ chart: chart.name, ...issue }))), layers }
}

/** The lowest layer: what the chart's values.yaml and those of its subcharts say. */
const defaultsLayer = ({ dir, defaults }: ChartModel): Layer => ({
  name: 'chart defaults',
  values: defaults,
  locate: () => ({ file: `${dir}/values.yaml` }),
})

/**
 * The schema sees a hole where a null removed the default. For a null in a subchart Helm 3.16 and older bring the default
 * back; that helps where `helm lint`, which sees the null itself, takes it.
 */
const removedFinding = ({ message, ...finding }: Finding, isTakenByLint: boolean, chart: ChartModel): Finding => ({
  ...finding,
  message: message.replace('is missing', 'is null, which removes its default'),
  hint: `leave the key out to keep the default${
    isTakenByLint && Object.hasOwn(chart.subcharts, finding.path[0] ?? '')
      ? ', as Helm 3.16 and older do, which take this null'
      : ''
  }`,
})
