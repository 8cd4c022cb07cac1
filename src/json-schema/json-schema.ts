import { kept } from '../kept.ts'
import type { Value } from '../values/values.ts'

/** The part of JSON Schema draft-07 that this package emits and reads. */
export interface JsonSchema {
  readonly $schema?: string
  readonly $comment?: string
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly default?: Value
  readonly examples?: readonly Value[]
  /** Not draft-07, ignored by Helm, shown by editors; a text says what to use instead. */
  readonly deprecated?: boolean | string
  /** Marks a secret: its value is never shown, and it has no pattern (Helm 4 prints the value that misses a pattern). */
  readonly writeOnly?: boolean
  /** Amounts in the grammar of Kubernetes: `1000m` is `1`. Read here only, the files that are written leave it out. */
  readonly 'x-quantity'?: boolean
  readonly type?: string | readonly string[]
  readonly enum?: readonly Value[]
  readonly const?: Value
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly items?: JsonSchema | readonly JsonSchema[]
  readonly additionalItems?: boolean | JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly not?: JsonSchema
  readonly definitions?: Readonly<Record<string, JsonSchema>>
}

/** The only draft that every Helm from 3.12 to 4.x judges alike (gojsonschema to 3.18.4, santhosh-tekuri after). */
export const DRAFT_07 = 'http://json-schema.org/draft-07/schema#'

export type Definitions = Readonly<Record<string, JsonSchema>>

const LOCAL_REF = '#/definitions/'

/** The name in `#/definitions/<name>`, undefined for a schema that is no local reference. */
export const refName = (schema: JsonSchema): string | undefined =>
  schema.$ref?.startsWith(LOCAL_REF) ? schema.$ref.slice(LOCAL_REF.length) : undefined

/** The reference to a named definition. */
export const refTo = (name: string): JsonSchema => ({ $ref: `${LOCAL_REF}${name}` })

/**
 * The definition that a schema stands for, by a `$ref` or by the `allOf: [{ $ref }]` that stands where a description must
 * stand beside a reference (draft-07 ignores whatever is beside `$ref`).
 */
export function referredTo(schema: JsonSchema): string | undefined {
  const target = schema.$ref ? schema : schema.allOf?.length === 1 ? schema.allOf[0] : undefined
  return target && refName(target)
}

/** Follows references. The description nearest to the use wins. */
export function resolve(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const name = referredTo(schema)
  const found = name === undefined ? undefined : definitions[name]
  if (!found) return schema
  const { $ref, allOf, ...beside } = schema
  return resolve({ ...found, ...beside }, definitions)
}

/** The same for a file that sets only some keys: nothing is required of maps outside lists. */
export function withoutRequired(whole: JsonSchema): JsonSchema {
  if (!whole.properties && !whole.required) return whole
  const { required: _, ...schema } = whole
  return schema.properties ? { ...schema, properties: mapValues(schema.properties, withoutRequired) } : schema
}

/** The same schema without some keywords, everywhere in it; the same object where it has none of them. */
export function without(keywords: readonly (keyof JsonSchema)[], schema: JsonSchema): JsonSchema {
  const has = keywords.some((keyword) => schema[keyword] !== undefined)
  const others = has ? Object.entries(schema).filter(([key]) => !keywords.some((keyword) => keyword === key)) : []
  return mapInner(has ? Object.fromEntries(others) : schema, (inner) => without(keywords, inner))
}

/** The same verdicts without the keywords that are ours alone: a strict validator takes no word that it does not know. */
export const withoutMarks = kept((schema: JsonSchema) => without(['x-quantity'], schema))

/** What a schema itself, not its variants, says of the value under a key or of an item of a list. */
export function innerSchema(
  { items, properties = {}, additionalProperties }: JsonSchema,
  part: string | number,
): JsonSchema | undefined {
  if (typeof part === 'number') return isList(items) ? items[part] : items
  if (Object.hasOwn(properties, part)) return properties[part]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

/**
 * The same schema with every schema directly inside it changed; the same object where nothing has. Under `properties`,
 * `change` is told the key.
 */
export function mapInner(schema: JsonSchema, change: (inner: JsonSchema, key?: string) => JsonSchema): JsonSchema {
  const changed: Record<string, unknown> = {}
  const put = (keyword: keyof JsonSchema, after: unknown): void => {
    if (after !== schema[keyword]) changed[keyword] = after
  }
  const ofAnyKey = (inner: JsonSchema): JsonSchema => change(inner)
  for (const keyword of ['patternProperties', 'definitions'] as const) {
    const inside = schema[keyword]
    if (inside) put(keyword, mapValues(inside, ofAnyKey))
  }
  for (const keyword of ['items', 'anyOf', 'oneOf', 'allOf'] as const) {
    const inside = schema[keyword]
    if (isList(inside)) put(keyword, mapList(inside, change))
  }
  for (const keyword of ['items', 'additionalProperties', 'additionalItems', 'propertyNames', 'not'] as const) {
    const inside = schema[keyword]
    if (typeof inside === 'object' && !isList(inside)) put(keyword, change(inside))
  }
  if (schema.properties) put('properties', mapValues(schema.properties, change))
  return Object.keys(changed).length > 0 ? { ...schema, ...changed } : schema
}

/** The schemas under some keys, changed; the same object where nothing has. */
export function mapValues(schemas: Definitions, change: (inner: JsonSchema, key: string) => JsonSchema): Definitions {
  const keys = Object.keys(schemas)
  const after = keys.map((key) => change(schemas[key] as JsonSchema, key))
  if (after.every((inner, i) => inner === schemas[keys[i] as string])) return schemas
  return Object.fromEntries(keys.map((key, i) => [key, after[i] as JsonSchema]))
}

function mapList(schemas: readonly JsonSchema[], change: (inner: JsonSchema) => JsonSchema): readonly JsonSchema[] {
  const after = schemas.map((inner) => change(inner))
  return after.every((inner, i) => inner === schemas[i]) ? schemas : after
}

/** What a schema says of each item of a list; none for a tuple. */
export const itemSchema = ({ items }: JsonSchema): JsonSchema | undefined => (isList(items) ? undefined : items)

/** True for the schemas of a tuple, of variants and the like. */
export const isList = (value: unknown): value is readonly JsonSchema[] => Array.isArray(value)
