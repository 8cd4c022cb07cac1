import { buildLayers, foldLayers, refusedLayers } from '../build/build-layers.ts'
import { type BuildOptions, environmentNamed, readEnvironment } from '../build/build-values.ts'
import { historyOf, originIn, type Said } from '../build/origin.ts'
import type { Project } from '../define/project.ts'
import type { Issue, Origin } from '../issues.ts'
import { constraintText } from '../json-schema/constraints.ts'
import { variantsOf } from '../json-schema/schemas-at.ts'
import type { Layer } from '../layers/layer.ts'
import { plainLayers } from '../layers/plain-layers.ts'
import type { Path } from '../path.ts'
import { type ChartModel, modelOf } from '../schema/model.ts'
import type { TemplateFile } from '../templates/template-library.ts'
import { isMap, type Value, valueAt } from '../values/values.ts'
import { type CanonicalLayer, canonicalLayers, leavesOf } from './canonical-layers.ts'
import { defaultLocator } from './default-place.ts'
import { type FoundSetting, findSetting, type Shorthand } from './find-setting.ts'
import { isSecret, shownAt } from './masked.ts'
import { type NamingRule, type NamingTemplate, rulesNaming, templatesNaming, viewsOf } from './named-by.ts'

/** What one layer says of a setting. Secrets are `(secret)`. */
export interface Statement {
  /** Undefined where the layer leaves the setting out of a list, null or the like around it. */
  readonly value?: Value
  readonly origin: Origin
  /** What the layer writes: the setting itself, it under a shorthand, or what is around it. */
  readonly path: Path
}

/** A setting with its value and who set it. */
export interface ExplainedLeaf {
  readonly path: Path
  /** Undefined where nobody sets it. Secrets are `(secret)`. */
  readonly value?: Value
  readonly set?: Omit<Statement, 'value'>
}

/** Everything that is known of one setting. */
export interface ExplainedSetting extends ExplainedLeaf {
  /** What other layers say of it, from the highest down. */
  readonly beaten: readonly Statement[]
  /** What the charts' own values.yaml say. */
  readonly default?: Value
  readonly description?: string
  /** What it takes, in words. */
  readonly takes: string
  readonly deprecated: boolean
  readonly rules: readonly NamingRule[]
  readonly templates: readonly NamingTemplate[]
  /** Templates that could not be followed, in words. */
  readonly unread: readonly string[]
}

/** What `explainValue` finds. */
export interface Explanation {
  readonly path: Path
  /** The key at the start of the path that was asked for, where it is a shorthand. */
  readonly shorthand?: Shorthand
  readonly description?: string
  /** The settings inside, where the path leads to a map with keys. */
  readonly leaves?: readonly ExplainedLeaf[]
  /** All about the setting, where it does not. */
  readonly setting?: ExplainedSetting
}

/** What `explainValue` takes. */
export interface ExplainOptions extends BuildOptions {
  /** A setting or a map of settings, under the keys of the root chart; shorthands are followed. */
  readonly path: Path
  /** Templates of all charts, their names as paths from the configuration file; none are searched without. */
  readonly templates?: readonly TemplateFile[]
}

/**
 * Explains a value of an environment: what it is, who set it, what that beats, what is allowed and who reads it. Values
 * that are secrets are never part of the result.
 *
 * @returns the explanation, and the issues of the environment, with which it can be explained all the same; undefined
 *   where a layer holds what no values file could.
 * @throws ValuesError `unknown-key`, `unknown-environment`, and for mistakes in a chart's definition.
 */
export async function explainValue(
  project: Project,
  { environment, path, layers = [], locator, templates = [] }: ExplainOptions,
): Promise<{ readonly explanation: Explanation | undefined; readonly issues: readonly Issue[] }> {
  const named = environmentNamed(project, environment)
  const root = await modelOf(project.root)
  const own = readEnvironment(root, named, locator)
  const further = plainLayers(layers)
  const above = [...own.layers, ...further.layers]
  const refused = refusedLayers(root, above, [...own.issues, ...further.issues])
  const { issues } = refused ?? buildLayers(root, above, { nulls: 'refuse' })
  return { explanation: refused ? undefined : explainLayers(root, above, path, templates), issues }
}

/** As `explainValue`, for layers above the defaults of a chart that is converted already. */
export function explainLayers(
  root: ChartModel,
  above: readonly Layer[],
  given: Path,
  templates: readonly TemplateFile[],
): Explanation {
  const found =
    given.length === 0 ? { path: [], schemas: [root.schema], shorthand: undefined } : findSetting(root, given)
  const stack = layerStack(root, above)
  const { canonical } = foldLayers(root, above, { nulls: 'refuse' })
  const { path, schemas, shorthand } = found
  const [description] = schemas
    .flatMap((schema) => variantsOf(schema, root.schema.definitions ?? {}))
    .flatMap((schema) => schema.description ?? [])
  const value = shownAt(canonical, path, root.schema)
  const head = { path, ...(shorthand ? { shorthand } : {}) }
  const about = description ? { description } : {}
  if (!isMap(value) || Object.keys(value).length === 0)
    return {
      ...head,
      setting: { ...settingOf(root, stack, found, value), ...about, ...namedBy(root, path, templates) },
    }
  const leaves = leavesOf(value, path).map((leaf): ExplainedLeaf => {
    const winner = historyOf(leaf, stack).find(({ wins }) => wins)
    return {
      path: leaf,
      ...shownValue(valueAt(value, leaf.slice(path.length))),
      ...(winner ? { set: placeOf(winner) } : {}),
    }
  })
  return { ...head, ...about, leaves }
}

/** The layers under canonical keys, the chart's defaults first, with the lines of those. */
export function layerStack(root: ChartModel, above: readonly Layer[]): readonly CanonicalLayer[] {
  const defaults = { name: 'chart defaults', values: root.defaults, locate: defaultLocator(root) }
  return canonicalLayers([defaults, ...above], root.shorthands)
}

function settingOf(
  root: ChartModel,
  stack: readonly CanonicalLayer[],
  { path, schemas }: FoundSetting,
  value: Value | undefined,
): Omit<ExplainedSetting, 'rules' | 'templates' | 'unread'> {
  const said = historyOf(path, stack)
  const winner = said.find(({ wins }) => wins)
  const definitions = root.schema.definitions ?? {}
  const standard = shownAt(root.defaults, path, root.schema)
  const takes = schemas.map((schema) => constraintText(schema, definitions))
  return {
    path,
    ...shownValue(value),
    ...(winner ? { set: placeOf(winner) } : {}),
    beaten: said.filter((one) => one !== winner).map((one) => statementOf(one, root)),
    ...(standard === undefined ? {} : { default: standard }),
    takes: isSecret(schemas, root.schema) ? 'a secret' : [...new Set(takes)].join(' | '),
    deprecated: schemas.some((schema) => variantsOf(schema, definitions).some(({ deprecated }) => deprecated)),
  }
}

function namedBy(
  root: ChartModel,
  path: Path,
  templates: readonly TemplateFile[],
): Pick<ExplainedSetting, 'rules' | 'templates' | 'unread'> {
  const views = viewsOf(root, path)
  return { rules: rulesNaming(views), ...templatesNaming(views, templates) }
}

/** What a layer says, ready to be shown. */
export function statementOf({ layer, value, at }: Said<CanonicalLayer>, root: ChartModel): Statement {
  const shown = value === undefined ? undefined : shownAt(layer.values, at, root.schema)
  return { ...shownValue(shown), ...placeOf({ layer, at }) }
}

const placeOf = ({ layer, at }: Pick<Said<CanonicalLayer>, 'layer' | 'at'>): Omit<Statement, 'value'> => ({
  origin: originIn(layer, at),
  path: layer.written(at),
})

const shownValue = (value: Value | undefined): { readonly value?: Value } => (value === undefined ? {} : { value })
