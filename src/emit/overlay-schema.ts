import { type JsonSchema, withoutRequired } from '../json-schema/json-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import { schemaFile } from './values-schema.ts'

/**
 * The schema for files that set only some values, for editors: nothing is required and nothing has a default, so a file
 * of three lines shows no error. A setting without a default may be null, which removes what a lower layer said.
 */
export const overlaySchema = (model: ChartModel): string =>
  schemaFile(
    withoutDefaults(withoutRequired(model.schema)),
    `Overlay of ${model.name}`,
    `What an overlay of ${model.name} may set`,
  )

function withoutDefaults(schema: JsonSchema): JsonSchema {
  const { default: _, ...rest } = schema
  if (!rest.properties) return rest
  const properties = Object.entries(rest.properties).map(([key, property]) => [
    key,
    removable(property, withoutDefaults(property)),
  ])
  return { ...rest, properties: Object.fromEntries(properties) }
}

/** Only what has no default in the chart can be removed; elsewhere the default would return. */
function removable(setting: JsonSchema, overlay: JsonSchema): JsonSchema {
  if (setting.default !== undefined || overlay.properties) return overlay
  if (overlay.type === undefined) {
    const { description, ...rest } = overlay
    return { ...(description ? { description } : {}), anyOf: [rest, { type: 'null' }] }
  }
  const withNull = overlay.enum && !overlay.enum.includes(null) ? { enum: [...overlay.enum, null] } : {}
  return { ...overlay, ...withNull, type: [...new Set([overlay.type, 'null'].flat())] }
}
