import type { JsonSchema } from '../../json-schema/json-schema.ts'

type Combined = 'properties' | 'additionalProperties' | 'allOf' | 'anyOf' | 'not' | 'definitions'

/** Draft-07 as rules are written in it: with conditions, with properties that must not be there, with words of our own. */
export interface EditorSchema extends Omit<JsonSchema, Combined> {
  readonly properties?: Readonly<Record<string, EditorSchema | boolean>>
  readonly additionalProperties?: boolean | EditorSchema
  readonly allOf?: readonly EditorSchema[]
  readonly anyOf?: readonly EditorSchema[]
  readonly not?: EditorSchema
  readonly definitions?: Readonly<Record<string, EditorSchema>>
  readonly if?: EditorSchema
  readonly then?: EditorSchema
  /** Not draft-07; yaml-language-server and vscode-json-languageservice show it for a property that is `false`. */
  readonly errorMessage?: string
}

/** What a file must be like: a schema, `true` for any file, `false` for none. */
export type Demand = EditorSchema | boolean

/** All demands at once; of maps as one map, so that an editor walks a file once. */
export const both = (...demands: readonly Demand[]): Demand =>
  demands.reduce((one, other) => {
    if (one === true || other === false) return other
    if (other === true || one === false) return one
    return isMapOnly(one) && isMapOnly(other) ? bothMaps(one, other) : { allOf: [one, other] }
  }, true)

/** One demand or another. */
export function either(...demands: readonly Demand[]): Demand {
  if (demands.includes(true)) return true
  const possible = demands.filter((demand) => typeof demand === 'object')
  return possible.length > 1 ? { anyOf: possible } : (possible[0] ?? false)
}

const MAP_ONLY = ['type', 'required', 'properties']

const isMapOnly = (schema: EditorSchema): boolean =>
  schema.type === 'object' && Object.keys(schema).every((keyword) => MAP_ONLY.includes(keyword))

function bothMaps(one: EditorSchema, other: EditorSchema): EditorSchema {
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])]
  const properties = { ...one.properties }
  for (const [key, demand] of Object.entries(other.properties ?? {}))
    properties[key] = both(properties[key] ?? true, demand)
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties }
}

/** The file says something at a path, and that is so. */
export function given(path: readonly string[], demand: Demand): Demand {
  const [key, ...rest] = path
  if (key === undefined || demand === false) return demand
  return { type: 'object', required: [key], properties: { [key]: given(rest, demand) } }
}

/** Whatever the file says at a path, that is so; it may say nothing. */
export function ifGiven(path: readonly string[], demand: Demand): Demand {
  const [key, ...rest] = path
  if (key === undefined) return demand
  return { type: 'object', properties: { [key]: ifGiven(rest, demand) } }
}

/** The file does not hold the last key of a path, or is told so at that key. */
export function forbidden(path: readonly string[], errorMessage: string): EditorSchema {
  const [key = '', ...rest] = path
  if (rest.length === 0) return { type: 'object', properties: { [key]: false }, errorMessage }
  return { type: 'object', properties: { [key]: forbidden(rest, errorMessage) } }
}
