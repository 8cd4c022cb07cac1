import {
  type Definitions,
  type JsonSchema,
  mapInner,
  mapValues,
  resolve,
  withoutMarks,
  withoutRequired,
} from '../json-schema/json-schema.ts'
import { kept } from '../kept.ts'
import { sectionSchema } from '../schema/helm-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import { editorRules } from './rules/editor-rules.ts'
import { shareDefinitions } from './share-definitions.ts'
import { schemaFile } from './values-schema.ts'

/** Where the overlay schema of a chart lies. */
export const overlaySchemaPath = (generated: string, chart: string): string =>
  `${generated}/schemas/${chart}.overlay.schema.json`

/**
 * The schema for files that set only some values, for editors: nothing is required and nothing has a default, so a file
 * of three lines shows no error. A setting without a default may be null, which removes what a lower layer said. Rules that
 * a file can break on its own stand in it too; not so in values.schema.json, with which Helm would refuse values before the
 * template that tells all broken rules is rendered.
 */
export function overlaySchema(chart: ChartModel): string {
  const { name, schema, subcharts, shorthands } = chart
  const { required: _, default: __, ...root } = schema
  const removable = removableWith(schema.definitions ?? {})
  const whole = mapInner(root, (inner, key) => {
    if (key === undefined) return withoutMarks(inner)
    // a null under a shorthand would remove nothing
    if (Object.hasOwn(shorthands, key)) return optional(inner, asItIs)
    const subchart = subcharts[key]
    return subchart ? overlaySection(subchart) : optional(inner, removable)
  })
  const rules = editorRules(chart)
  const isUmbrella = Object.keys(subcharts).length > 0
  const shared = isUmbrella ? shareDefinitions(whole) : whole
  return schemaFile(
    rules.length > 0 ? { ...shared, allOf: [...(shared.allOf ?? []), ...rules] } : shared,
    `Overlay of ${name}`,
    `What an overlay of ${name} may set`,
  )
}

const overlaySection = kept((subchart: ChartModel): JsonSchema => {
  const { schema, definitions } = sectionSchema(subchart)
  return optional(schema, removableWith(definitions))
})

function optional(marked: JsonSchema, removal: Removal): JsonSchema {
  const setting = withoutRequired(withoutMarks(marked))
  return removal(setting, withoutDefaults(setting, removal))
}

type Removal = (setting: JsonSchema, overlay: JsonSchema) => JsonSchema

function withoutDefaults(schema: JsonSchema, removal: Removal): JsonSchema {
  const { default: _, ...rest } = schema
  if (!rest.properties) return rest
  const overlay = (setting: JsonSchema): JsonSchema => removal(setting, withoutDefaults(setting, removal))
  return { ...rest, properties: mapValues(rest.properties, overlay) }
}

const asItIs: Removal = (_, overlay) => overlay

/** Only what has no default in the chart can be removed; elsewhere the default would return. */
const removableWith =
  (definitions: Definitions): Removal =>
  (setting, overlay) => {
    if (setting.default !== undefined || overlay.properties) return overlay
    if (overlay.type === undefined) {
      // editors look for words beside the variants, not in what these refer to
      const { description } = resolve(overlay, definitions)
      return { ...(description ? { description } : {}), anyOf: [withoutDescription(overlay), { type: 'null' }] }
    }
    const withNull = overlay.enum && !overlay.enum.includes(null) ? { enum: [...overlay.enum, null] } : {}
    return { ...overlay, ...withNull, type: [...new Set([overlay.type, 'null'].flat())] }
  }

/** Also without the list around a reference that a description needed beside it. */
function withoutDescription({ description: _, ...schema }: JsonSchema): JsonSchema {
  const [only] = schema.allOf ?? []
  return only && schema.allOf?.length === 1 && Object.keys(schema).length === 1 ? only : schema
}
