import { isDeepStrictEqual } from 'node:util'
import type { Environment } from '../define/environment.ts'
import type { Definitions, JsonSchema } from '../json-schema/json-schema.ts'
import type { EnvironmentLocator } from '../layers/environment-layers.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Values } from '../values/values.ts'
import type { BuildResult } from './build-layers.ts'
import { buildEnvironment } from './build-values.ts'

/**
 * The keys of the subcharts that are not as before, where nothing else of the root is new and no chart has a say in the
 * values of another: no rules of the root, no shorthands, no `global`. Undefined otherwise: then all must be built anew.
 */
export function changedSubcharts(before: ChartModel, root: ChartModel): ReadonlySet<string> | undefined {
  const keys = Object.keys(root.subcharts)
  const isAlone = (model: ChartModel): boolean =>
    model.rules.length === 0 && Object.keys(model.shorthands).length === 0 && !Object.hasOwn(model.defaults, 'global')
  if (!isAlone(root) || !isAlone(before) || !isDeepStrictEqual(keys, Object.keys(before.subcharts))) return undefined
  if (!isDeepStrictEqual(ownPart(root), ownPart(before))) return undefined
  const changed = keys.filter((key) => root.subcharts[key] !== before.subcharts[key])
  const models = changed.flatMap((key) => [root.subcharts[key], before.subcharts[key]] as ChartModel[])
  const areSimple = models.every((model) => !usesGlobal(model) && Object.keys(model.subcharts).length === 0)
  return areSimple ? new Set(changed) : undefined
}

const usesGlobal = ({ defaults, schema }: ChartModel): boolean =>
  Object.hasOwn(defaults, 'global') || schema.properties?.global?.properties !== undefined

/** What a chart says itself. */
function ownPart({ name, dir, settings, ownDefaults, tags, schema, subcharts }: ChartModel): unknown {
  const { properties = {}, definitions = {}, ...rest } = schema
  const isOwn = (key: string): boolean => !Object.hasOwn(subcharts, key)
  const isOwnId = (id: string): boolean => !id.includes('.')
  return [name, dir, settings, ownDefaults, tags, rest, picked(properties, isOwn), picked(definitions, isOwnId)]
}

/**
 * As `buildEnvironment`, for an environment that was fine before some subcharts changed: only their values are folded and
 * judged, those of all others are the same objects. Undefined where that could miss something.
 */
export function rebuildEnvironment(
  { values }: Pick<BuildResult, 'values'>,
  changed: ReadonlySet<string>,
  root: ChartModel,
  environment: Environment,
  locator: EnvironmentLocator | undefined,
): BuildResult | undefined {
  if (!values || Object.hasOwn(values, 'global')) return undefined
  const isMeant = (key: string): boolean => !Object.hasOwn(root.subcharts, key) || changed.has(key)
  const part = buildEnvironment(partOf(root, isMeant), sliced(environment, isMeant), locator ? { locator } : {})
  if (!part.values || part.issues.length > 0) return undefined
  const joined = Object.keys(values).map((key) => [key, changed.has(key) ? part.values?.[key] : values[key]])
  return { ...part, values: Object.fromEntries(joined) as Values }
}

/** The chart as if it deployed only some of its subcharts. */
function partOf(root: ChartModel, isMeant: (key: string) => boolean): ChartModel {
  const { schema, subcharts, defaults, tags } = root
  const part: JsonSchema = { ...schema, properties: picked(schema.properties ?? {}, isMeant) as Definitions }
  const ofTags = Object.entries(tags).map(([tag, keys]) => [tag, keys.filter(isMeant)])
  return {
    ...root,
    schema: part,
    subcharts: picked(subcharts, isMeant),
    defaults: picked(defaults, isMeant),
    tags: Object.fromEntries(ofTags),
  }
}

const sliced = ({ extends: below, ...environment }: Environment, isMeant: (key: string) => boolean): Environment => ({
  ...environment,
  values: picked(environment.values, isMeant),
  ...(below ? { extends: sliced(below, isMeant) } : {}),
})

const picked = <T>(record: Readonly<Record<string, T>>, isMeant: (key: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => isMeant(key)))
