import type { Value } from '../values/values.ts'
import { type JsonSchema, resolve } from './json-schema.ts'

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'null',
}

/** What a schema accepts, in words that follow "must be": `an integer`, `one of "a", "b"`, `an integer or a string`. */
export function expected(schema: JsonSchema, root: JsonSchema): string {
  const node = resolve(schema, root.definitions ?? {})
  const literal = literals(node)
  if (literal?.length === 1) return JSON.stringify(literal[0])
  if (literal) return `one of ${literal.map((value) => JSON.stringify(value)).join(', ')}`
  const options = node.anyOf ?? node.oneOf
  if (options) return [...new Set(options.map((option) => expected(option, root)))].join(' or ')
  return (
    [node.type ?? []]
      .flat()
      .map((type) => NOUNS[type] ?? type)
      .join(' or ') || 'a value of another form'
  )
}

/** What was found instead, never the value itself: it might be a secret. */
export function kindOf(value: Value | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a number with a fraction'
  return NOUNS[typeof value === 'number' ? 'integer' : typeof value] ?? typeof value
}

/** The closed set of values that a schema accepts, where it is one. */
export const literals = (schema: JsonSchema): readonly Value[] | undefined =>
  schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
