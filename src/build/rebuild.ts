import { isDeepStrictEqual } from 'node:util'
import type { Environment } from '../define/environment.ts'
import type { Definitions, JsonSchema } from '../json-schema/json-schema.ts'
import { kept } from '../kept.ts'
import type { EnvironmentLocator } from '../layers/environment-layers.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Value, Values } from '../values/values.ts'
import type { BuildResult } from './build-layers.ts'
import { buildEnvironment } from './build-values.ts'

/** What is new in a root chart of which environments were built before. */
export interface Renewal {
  /** The keys of the subcharts that are not as before. */
  readonly changed: ReadonlySet<string>
  /** The root as if it deployed these alone. */
  readonly part: ChartModel
  /** An environment, and what it extends, with what it says of that part. */
  readonly slice: (environment: Environment) => Environment
}

/**
 * What is new, where that is some subcharts alone and no chart has a say in the values of another: no rules of the root, no
 * shorthands, no `global`. Undefined otherwise: then all must be built anew.
 */
export function renewalOf(before: ChartModel, root: ChartModel): Renewal | undefined {
  const keys = Object.keys(root.subcharts)
  const isAlone = (model: ChartModel): boolean =>
    model.rules.length === 0 && Object.keys(model.shorthands).length === 0 && !Object.hasOwn(model.defaults, 'global')
  if (!isAlone(root) || !isAlone(before) || !isDeepStrictEqual(keys, Object.keys(before.subcharts))) return undefined
  if (!isDeepStrictEqual(ownPart(root), ownPart(before))) return undefined
  const changed = new Set(keys.filter((key) => root.subcharts[key] !== before.subcharts[key]))
  const isSimple = (model: ChartModel): boolean => !usesGlobal(model) && Object.keys(model.subcharts).length === 0
  const areSimple = [...changed].every((key) => {
    const [now, then] = [root.subcharts[key], before.subcharts[key]] as [ChartModel, ChartModel]
    return isSimple(now) && isSimple(then) && now.name === then.name && now.dir === then.dir
  })
  if (!areSimple) return undefined
  const isMeant = (key: string): boolean => !Object.hasOwn(root.subcharts, key) || changed.has(key)
  // environments extend the same others
  const slice = kept(
    ({ extends: below, ...environment }: Environment): Environment => ({
      ...environment,
      values: picked(environment.values, isMeant),
      ...(below ? { extends: slice(below) } : {}),
    }),
  )
  return { changed, part: partOf(root, isMeant), slice }
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
 * judged, and what comes to the same is the same object as before. Undefined where that could miss something.
 */
export function rebuildEnvironment(
  { values }: Pick<BuildResult, 'values'>,
  { changed, part, slice }: Renewal,
  environment: Environment,
  locator: EnvironmentLocator | undefined,
): BuildResult | undefined {
  if (!values || Object.hasOwn(values, 'global')) return undefined
  const result = buildEnvironment(part, slice(environment), locator ? { locator } : {})
  if (!result.values || result.issues.length > 0) return undefined
  // files are written in the order of the keys, so that it counts
  const textOf = (section: Value | undefined): string => JSON.stringify(section)
  const isNew = (key: string): boolean => changed.has(key) && textOf(result.values?.[key]) !== textOf(values[key])
  if (!Object.keys(values).some(isNew)) return { ...result, values }
  const joined = Object.keys(values).map((key) => [key, isNew(key) ? result.values?.[key] : values[key]])
  return { ...result, values: Object.fromEntries(joined) as Values }
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

const picked = <T>(record: Readonly<Record<string, T>>, isMeant: (key: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => isMeant(key)))
