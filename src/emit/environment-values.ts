import { type Definitions, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import { mergeMaps } from '../values/merge.ts'
import { isMap, type Value, type Values } from '../values/values.ts'
import { HEADER } from './artifact.ts'
import { toYaml } from './yaml.ts'

/** The complete values of one chart in one environment, as `helm -f` takes them. `schemaPath` is relative to the file. */
export function environmentValues(chart: ChartModel, values: Values, schemaPath?: string): string {
  const modelines = schemaPath ? [`# yaml-language-server: $schema=${schemaPath}`, `# $schema: ${schemaPath}`] : []
  const ordered = inSchemaOrder(values, chart.schema, chart.schema.definitions ?? {}) as Values
  return `${[...modelines, `# ${HEADER}`].join('\n')}\n${toYaml(ordered)}`
}

/** Keys in the order of the definition, then those of open maps as they came: the same values always give the same bytes. */
function inSchemaOrder(value: Value, schema: JsonSchema, definitions: Definitions): Value {
  if (typeof value !== 'object' || value === null) return value
  const node = variantOf(value, resolve(schema, definitions), definitions)
  if (Array.isArray(value)) {
    const { items } = node
    return items && !Array.isArray(items)
      ? value.map((item) => inSchemaOrder(item, items as JsonSchema, definitions))
      : value
  }
  const values = value as Values
  const known = Object.keys(node.properties ?? {}).filter((key) => Object.hasOwn(values, key))
  const others = Object.keys(values).filter((key) => !Object.hasOwn(node.properties ?? {}, key))
  const ofOthers = typeof node.additionalProperties === 'object' ? node.additionalProperties : {}
  return Object.fromEntries([
    ...known.map((key) => [key, inSchemaOrder(values[key] as Value, node.properties?.[key] ?? {}, definitions)]),
    ...others.map((key) => [key, inSchemaOrder(values[key] as Value, ofOthers, definitions)]),
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

/** What a subchart sees of its parent's values: its section at the root, the parent's `global` over its own. */
export function sectionOf(values: Values, key: string): Values {
  const section = isMap(values[key]) ? values[key] : {}
  if (!isMap(values.global)) return section
  return { ...section, global: isMap(section.global) ? mergeMaps(section.global, values.global) : values.global }
}
