import type { z } from 'zod'
import type { ZodTypeAny } from 'zod/v3'
import { type Issue, ValuesError } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { convertZod3 } from './zod3.ts'
import { convertZod4 } from './zod4.ts'

/** A schema of either major of Zod. */
export type ZodSchema = z.ZodType | ZodTypeAny

const isZod4 = (schema: object): schema is z.ZodType => '_zod' in schema
const isZod3 = (schema: object): schema is ZodTypeAny => '_def' in schema && 'safeParse' in schema

/**
 * The one place that chooses a converter. Each one returns an empty schema for the other major of Zod without a word,
 * so a schema that converts to nothing is an error here, whatever the reason.
 */
export async function convert(chart: string, schema: ZodSchema): Promise<{ schema: JsonSchema; issues: Issue[] }> {
  const converted = isZod4(schema) ? convertZod4(schema) : isZod3(schema) ? await convertZod3(schema) : undefined
  if (converted?.schema.type !== 'object') {
    const message = 'the values of a chart are a z.strictObject() of Zod 4 or Zod 3; this converts to no map'
    throw new ValuesError([{ code: 'schema-empty', chart, path: [], message }])
  }
  return { schema: converted.schema, issues: converted.issues.map((issue) => ({ ...issue, chart })) }
}
