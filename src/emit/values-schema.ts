import stringify from 'json-stringify-pretty-compact'
import { type Definitions, type JsonSchema, mapInner, withoutMarks } from '../json-schema/json-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import { HEADER } from './artifact.ts'
import type { EditorSchema } from './rules/editor-schema.ts'
import { shareDefinitions } from './share-definitions.ts'

/**
 * The chart's values.schema.json, which Helm judges by; the header is a `$comment`, JSON has no other. Helm stores this
 * file in each release, so what an umbrella says of its subcharts comes without the words that their own files have.
 */
export function valuesSchema({ name, description, schema: marked, subcharts, shorthands }: ChartModel): string {
  const schema = withoutMarks(marked)
  const isOwn = (key: string): boolean => !Object.hasOwn(subcharts, key) && !Object.hasOwn(shorthands, key)
  const isOwnId = (id: string): boolean => !id.includes('.')
  const brief = {
    ...schema,
    ...(schema.properties ? { properties: withoutWordsUnless(isOwn, schema.properties) } : {}),
    ...(schema.definitions ? { definitions: withoutWordsUnless(isOwnId, schema.definitions) } : {}),
  }
  const isUmbrella = Object.keys(subcharts).length > 0
  return schemaFile(isUmbrella ? shareDefinitions(brief) : brief, `Values of ${name}`, description)
}

const withoutWordsUnless = (isKept: (key: string) => boolean, schemas: Definitions): Definitions =>
  Object.fromEntries(Object.entries(schemas).map(([key, inner]) => [key, isKept(key) ? inner : withoutWords(inner)]))

/** The same verdicts without what is there for people only. */
const withoutWords = ({ title, description, examples, deprecated, default: _, ...schema }: JsonSchema): JsonSchema =>
  mapInner(schema, withoutWords)

/** A schema as a file: draft, header and title first, a setting on one line where it fits, as Helm stores it in each release. */
export function schemaFile(
  { $schema, ...schema }: JsonSchema | EditorSchema,
  title: string,
  description: string,
): string {
  const file = { $schema, $comment: HEADER, title, ...(description ? { description } : {}), ...schema }
  return `${stringify(file, { indent: 1, maxLength: 140 })}\n`
}
