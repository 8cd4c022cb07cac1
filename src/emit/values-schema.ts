import stringify from 'json-stringify-pretty-compact'
import { type JsonSchema, mapInner, without, withoutMarks } from '../json-schema/json-schema.ts'
import { kept } from '../kept.ts'
import { sectionSchema } from '../schema/helm-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import { HEADER } from './artifact.ts'
import type { EditorSchema } from './rules/editor-schema.ts'
import { shareDefinitions } from './share-definitions.ts'

/**
 * The chart's values.schema.json, which Helm judges by; the header is a `$comment`, JSON has no other. Helm stores this
 * file in each release, so what an umbrella says of its subcharts comes without the words that their own files have.
 */
export function valuesSchema({ name, description, schema, subcharts, shorthands }: ChartModel): string {
  const sections = Object.values(subcharts).map(sectionSchema)
  const toldElsewhere = new Set([
    ...sections.flatMap((section) => [section.schema, ...Object.values(section.definitions)]),
    ...Object.keys(shorthands).map((key) => schema.properties?.[key]),
  ])
  const brief = mapInner(schema, (inner) => (toldElsewhere.has(inner) ? verdicts : withoutMarks)(inner))
  return schemaFile(sections.length > 0 ? shareDefinitions(brief) : brief, `Values of ${name}`, description)
}

/** The same verdicts without what is there for people only. */
const verdicts = kept((schema: JsonSchema) =>
  without(['title', 'description', 'examples', 'deprecated', 'default'], withoutMarks(schema)),
)

/** A schema as a file: draft, header and title first, a setting on one line where it fits, as Helm stores it in each release. */
export function schemaFile(
  { $schema, ...schema }: JsonSchema | EditorSchema,
  title: string,
  description: string,
): string {
  const file = { $schema, $comment: HEADER, title, ...(description ? { description } : {}), ...schema }
  return `${stringify(file, { indent: 1, maxLength: 140 })}\n`
}
