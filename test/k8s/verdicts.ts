import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { type JsonSchema, withoutMarks } from '../../src/json-schema/json-schema.ts'

/** Values of one fragment that must be accepted and values that must be refused, by name. */
export interface Cases {
  readonly accepted: Readonly<Record<string, unknown>>
  readonly refused: Readonly<Record<string, unknown>>
}

/** Judges every value twice, by Zod and by ajv (strict) on the JSON Schema that Helm gets; both must say what is wanted. */
export function judgeCases(schema: z.ZodType, { accepted, refused }: Cases): void {
  const json = withoutMarks(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as JsonSchema)
  const validate = new Ajv({ strict: true }).compile(json)
  const verdicts = (value: unknown) => ({ zod: schema.safeParse(value).success, ajv: validate(value) })
  test.each(Object.entries(accepted))('takes %s', (_name, value) => {
    expect(verdicts(value)).toEqual({ zod: true, ajv: true })
  })
  test.each(Object.entries(refused))('refuses %s', (_name, value) => {
    expect(verdicts(value)).toEqual({ zod: false, ajv: false })
  })
}

/** Each text under its own name, for lists of plain strings and numbers. */
export const each = (...values: readonly (string | number)[]): Record<string, unknown> =>
  Object.fromEntries(values.map((value) => [JSON.stringify(value), value]))
