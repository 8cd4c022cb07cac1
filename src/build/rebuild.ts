import { isDeepStrictEqual } from 'node:util'
import type { Environment } from '../define/environment.ts'
import { type Definitions, type JsonSchema, without } from '../json-schema/json-schema.ts'
import { kept } from '../kept.ts'
import { type EnvironmentLocator, environmentLayers } from '../layers/environment-layers.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Values } from '../values/values.ts'
import { foldLayers } from './build-layers.ts'
import { buildEnvironment } from './build-values.ts'
import { inSchemaOrder } from './schema-order.ts'

/** What is new in a root chart of which environments were built before. */
export interface Renewal {
  /** The keys of the subcharts that are not as before. */
  readonly changed: ReadonlySet<string>
  /** Whether these take the same values as before, so that only what environments do not set can have changed. */
  readonly judgesAlike: boolean
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
  const pairs = [...changed].map((key) => [root.subcharts[key], before.subcharts[key]] as [ChartModel, ChartModel])
  const areSimple = pairs.every(
    ([now, then]) => isSimple(now) && isSimple(then) && now.name === then.name && now.dir === then.dir,
  )
  if (!areSimple) return undefined
  const judgesAlike = pairs.every(([now, then]) => isDeepStrictEqual(judgement(now), judgement(then)))
  const isMeant = (key: string): boolean => !Object.hasOwn(root.subcharts, key) || changed.has(key)
  // environments extend the same others
  const slice = kept(
    ({ extends: below, ...environment }: Environment): Environment => ({
      ...environment,
      values: picked(environment.values, isMeant),
      ...(below ? { extends: slice(below) } : {}),
    }),
  )
  return { changed, judgesAlike, part: partOf(root, isMeant), slice }
}

/** All that decides whether values are fine, and what is warned of; as text, for the order of the keys is theirs. */
const judgement = ({ schema, rules }: ChartModel): unknown => [
  JSON.stringify(without(['title', 'description', 'examples', 'default'], schema)),
  rules,
]

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
 * The values of `buildEnvironment`, for an environment that was fine before some subcharts changed: only their values are
 * folded and judged. The same object as before where they come to the same; undefined where this could miss something.
 */
export function rebuildValues(
  values: Values,
  { changed, judgesAlike, part, slice }: Renewal,
  environment: Environment,
  locator: EnvironmentLocator | undefined,
): Values | undefined {
  if (Object.hasOwn(values, 'global')) return undefined
  // files are written in the order of the keys, so that it counts
  const isSame = (after: Values): boolean =>
    [...changed].every((key) => JSON.stringify(after[key]) === JSON.stringify(values[key]))
  const own = slice(environment)
  if (judgesAlike) {
    const { canonical } = foldLayers(part, environmentLayers(own).layers, { nulls: 'refuse' })
    if (isSame(inSchemaOrder(canonical, part.schema))) return values
  }
  const { values: rebuilt, issues } = buildEnvironment(part, own, locator ? { locator } : {})
  if (!rebuilt || issues.length > 0) return undefined
  if (isSame(rebuilt)) return values
  const joined = Object.keys(values).map((key) => [key, changed.has(key) ? rebuilt[key] : values[key]])
  return Object.fromEntries(joined) as Values
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
