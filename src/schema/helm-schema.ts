import {
  type Definitions,
  DRAFT_07,
  type JsonSchema,
  refName,
  refTo,
  withoutRequired,
} from '../json-schema/json-schema.ts'
import { kept } from '../kept.ts'
import type { ChartModel } from './model.ts'

/**
 * Helm adds `global` to the values of every subchart (helm#10392), and a parent's `condition` reads `enabled`: a strict
 * schema that does not take them works alone and fails in an umbrella.
 */
const HELM_KEYS: Readonly<Record<string, JsonSchema>> = {
  global: {
    description: 'Values that a parent chart shares with all its charts',
    type: 'object',
    additionalProperties: true,
  },
  enabled: { description: "Read by a parent chart's condition; nothing in this chart", type: 'boolean' },
}

/** The schema of a chart as Helm needs it: its own settings, the sections of its subcharts, and what Helm itself adds. */
export function schemaForHelm(own: JsonSchema, subcharts: Readonly<Record<string, ChartModel>>): JsonSchema {
  const { $schema, definitions, ...rest } = own
  const properties: Record<string, JsonSchema> = { ...own.properties }
  const allDefinitions: Record<string, JsonSchema> = { ...definitions }
  for (const [key, subchart] of Object.entries(subcharts)) {
    const section = sectionSchema(subchart)
    properties[key] = section.schema
    Object.assign(allDefinitions, section.definitions)
  }
  for (const [key, schema] of Object.entries(HELM_KEYS)) properties[key] ??= schema
  const withDefinitions = Object.keys(allDefinitions).length > 0 ? { definitions: allDefinitions } : {}
  return { $schema: DRAFT_07, ...rest, properties, ...withDefinitions }
}

/** What a parent's schema says of a subchart, with its definitions under names of their own. */
export interface SectionSchema {
  readonly schema: JsonSchema
  readonly definitions: Definitions
}

/** The same object for the same chart, under whatever key and parent. */
export const sectionSchema = kept(({ name, description, schema }: ChartModel): SectionSchema => {
  const { $schema, definitions: inner, ...section } = schema
  // helm lint judges a parent's own file without the defaults of its subcharts
  const described = { ...section, ...(description ? { description } : {}) }
  const definitions = Object.entries(inner ?? {}).map(([id, definition]) => [
    `${name}.${id}`,
    prefixRefs(definition, name),
  ])
  return {
    schema: withoutRequired(inner ? prefixRefs(described, name) : described),
    definitions: Object.fromEntries(definitions),
  }
})

/** Definitions of a subchart move to the parent under a name of their own. */
function prefixRefs<T>(node: T, prefix: string): T {
  if (Array.isArray(node)) return node.map((item) => prefixRefs(item, prefix)) as T
  if (typeof node !== 'object' || node === null) return node
  const name = refName(node)
  if (name !== undefined) return refTo(`${prefix}.${name}`) as T
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, prefixRefs(value, prefix)])) as T
}
