import { type Definitions, type JsonSchema, resolve } from '../schema/json-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import { mergeMaps } from '../values/merge.ts'
import { isMap, type Value, type Values } from '../values/values.ts'
import { HEADER } from './artifact.ts'
import { toYaml } from './yaml.ts'

/** The complete values of one chart in one environment, as `helm -f` takes them. `schemaPath` is relative to the file. */
export function environmentValues(chart: ChartModel, values: Values, schemaPath?: string): string {
  const modelines = schemaPath ? [`# yaml-language-server: $schema=${schemaPath}`, `# $schema: ${schemaPath}`] : []
  const ordered = inSchemaOrder(values, chart.schema, chart.schema.definitions ?? {})
  return `${[...modelines, `# ${HEADER}`].join('\n')}\n${toYaml(ordered)}`
}

/** Keys in the order of the definition, then those of open maps as they came: the same values always give the same bytes. */
function inSchemaOrder(values: Values, schema: JsonSchema, definitions: Definitions): Values {
  const { properties } = schema
  if (!properties) return values
  const ordered: Record<string, Value> = {}
  for (const [key, property] of Object.entries(properties)) {
    if (!Object.hasOwn(values, key)) continue
    const value = values[key] as Value
    ordered[key] = isMap(value) ? inSchemaOrder(value, resolve(property, definitions), definitions) : value
  }
  for (const [key, value] of Object.entries(values)) if (!Object.hasOwn(ordered, key)) ordered[key] = value
  return ordered
}

/** What a subchart sees of its parent's values: its section at the root, the parent's `global` over its own. */
export function sectionOf(values: Values, key: string): Values {
  const section = isMap(values[key]) ? values[key] : {}
  if (!isMap(values.global)) return section
  return { ...section, global: isMap(section.global) ? mergeMaps(section.global, values.global) : values.global }
}
