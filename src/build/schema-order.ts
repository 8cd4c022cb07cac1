import { type Definitions, itemSchema, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** Keys in the order of the definition, then those of open maps as they came: the same values always give the same bytes. */
export const inSchemaOrder = (values: Values, schema: JsonSchema): Values =>
  ordered(values, schema, schema.definitions ?? {}) as Values

function ordered(value: Value, schema: JsonSchema, definitions: Definitions): Value {
  if (typeof value !== 'object' || value === null) return value
  const node = variantOf(value, resolve(schema, definitions), definitions)
  if (Array.isArray(value)) {
    const each = itemSchema(node)
    return each ? value.map((item) => ordered(item, each, definitions)) : value
  }
  const values = value as Values
  const known = Object.keys(node.properties ?? {}).filter((key) => Object.hasOwn(values, key))
  const others = Object.keys(values).filter((key) => !Object.hasOwn(node.properties ?? {}, key))
  const ofOthers = typeof node.additionalProperties === 'object' ? node.additionalProperties : {}
  return Object.fromEntries([
    ...known.map((key) => [key, ordered(values[key] as Value, node.properties?.[key] ?? {}, definitions)]),
    ...others.map((key) => [key, ordered(values[key] as Value, ofOthers, definitions)]),
  ])
}

/** The variant of a union that declares every key of a map; the schema itself where it is no union. */
function variantOf(value: Value, schema: JsonSchema, definitions: Definitions): JsonSchema {
  const variants = (schema.anyOf ?? schema.oneOf)?.map((variant) => resolve(variant, definitions))
  if (!variants) return schema
  const fitting = variants.find(({ properties = {}, type }) =>
    isMap(value) ? Object.keys(value).every((key) => Object.hasOwn(properties, key)) : type === 'array',
  )
  return fitting ? variantOf(value, fitting, definitions) : schema
}
