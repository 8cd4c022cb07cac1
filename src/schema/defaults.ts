import { type Definitions, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { mergeMaps } from '../values/merge.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/**
 * The default of one key of a map: its own, over those of its keys. A key that is required and has declared keys is
 * composed from theirs; a key that is optional has none. Undefined means: nothing stands in values.yaml.
 *
 * @param around the properties of the maps that are being composed.
 */
export function defaultOf(
  key: string,
  parent: JsonSchema,
  definitions: Definitions,
  around: readonly Definitions[] = [],
): Value | undefined {
  const schema = resolve(parent.properties?.[key] ?? {}, definitions)
  if (schema.default !== undefined && !isMap(schema.default)) return schema.default
  if (schema.default === undefined && !parent.required?.includes(key)) return undefined
  const { properties } = schema
  // a map that holds itself has no end
  const isNew = properties && !around.includes(properties)
  const composed = isNew ? composedDefault(schema, definitions, [...around, properties]) : undefined
  if (schema.default === undefined) return composed
  return composed ? mergeMaps(composed, schema.default as Values) : schema.default
}

/** The defaults of all declared keys of a map, in their order. */
export function composedDefault(
  schema: JsonSchema,
  definitions: Definitions,
  around: readonly Definitions[] = [],
): Values {
  const values: Record<string, Value> = {}
  for (const key of Object.keys(schema.properties ?? {})) {
    const value = defaultOf(key, schema, definitions, around)
    if (value !== undefined) values[key] = value
  }
  return values
}
