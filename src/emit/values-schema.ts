import stringify from 'json-stringify-pretty-compact'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import { HEADER } from './artifact.ts'

/** The chart's values.schema.json, which Helm judges by; the header is a `$comment`, JSON has no other. */
export const valuesSchema = ({ name, description, schema }: ChartModel): string =>
  schemaFile(schema, `Values of ${name}`, description)

/** A schema as a file: draft, header and title first, a setting on one line where it fits, as Helm stores it in each release. */
export function schemaFile({ $schema, ...schema }: JsonSchema, title: string, description: string): string {
  const file = { $schema, $comment: HEADER, title, ...(description ? { description } : {}), ...schema }
  return `${stringify(file, { indent: 1, maxLength: 140 })}\n`
}
