import { type OutputUnit, type Schema, type SchemaDraft, Validator, validate } from '@cfworker/json-schema'
import type { Issue } from '../issues.ts'
import type { Path } from '../path.ts'
import { type JsonSchema, refTo } from '../schema/json-schema.ts'
import { complaintOf } from './complaints.ts'
import { isMap, type Value, type Values } from './values.ts'

/** One fault of a value against a schema; the caller adds chart and origin. */
export type Finding = Pick<Issue, 'code' | 'path' | 'message' | 'hint'>

/**
 * Judges values by a schema of ours as Helm does. The schema is interpreted, not compiled: for one file that is several
 * times faster, and a chart of 60 settings is judged in under a millisecond.
 *
 * @returns all findings; none means that every supported Helm accepts the values.
 */
export function judge(schema: JsonSchema, values: Values): Finding[] {
  const { errors } = validate(values, schema as Schema, '7', localReferences(schema), false)
  return errors.length === 0 ? [] : unique(findings(errors, { schema, values }))
}

/**
 * Judges values by a schema of somebody else, whose references may take any form.
 *
 * @throws Error if the schema refers to another file.
 */
export function judgeForeign(schema: JsonSchema, values: Values, draft: SchemaDraft): Finding[] {
  // the library writes its own marks into the schema
  const { errors } = new Validator(structuredClone(schema) as Schema, draft, false).validate(values)
  return errors.length === 0 ? [] : unique(findings(errors, { schema, values }))
}

/** All that a schema of ours refers to: its definitions and, where it is recursive, itself. */
function localReferences(schema: JsonSchema): Record<string, Schema> {
  const definitions = Object.keys(schema.definitions ?? {}).map((name) => [
    refTo(name).$ref,
    schema.definitions?.[name],
  ])
  return Object.fromEntries([['#', schema], ...definitions])
}

interface Judged {
  readonly schema: JsonSchema
  readonly values: Values
}

/** Faults of the parts are listed beside that of the whole; for a union only the variant that comes closest is reported. */
function findings(errors: readonly OutputUnit[], judged: Judged): Finding[] {
  const found: Finding[] = []
  for (let i = 0; i < errors.length; i++) {
    const error = errors[i] as OutputUnit
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
      const inside = errors
        .slice(i + 1)
        .filter((other) => other.keywordLocation.startsWith(`${error.keywordLocation}/`))
      found.push(...variantFindings(error, inside, judged))
      i += inside.length
    } else found.push(...findingOf(error, judged))
  }
  return found
}

function variantFindings(error: OutputUnit, inside: readonly OutputUnit[], judged: Judged): Finding[] {
  const variants = new Map<string, OutputUnit[]>()
  for (const other of inside) {
    const variant = other.keywordLocation.slice(error.keywordLocation.length + 1).split('/', 1)[0] as string
    variants.set(variant, [...(variants.get(variant) ?? []), other])
  }
  const possible = [...variants.values()].filter((faults) => !faults.some((fault) => isOtherVariant(fault, error)))
  const closest = possible.sort((a, b) => a.length - b.length)[0]
  const isClear = possible.length === 1 || isMap(locateValue(error.instanceLocation, judged.values).value)
  return closest && isClear ? findings(closest, judged) : [...findingOf(error, judged)]
}

/** A wrong type of the value itself, or a wrong constant directly in it (the tag of a union), means another variant. */
function isOtherVariant(fault: OutputUnit, union: OutputUnit): boolean {
  if (fault.instanceLocation === union.instanceLocation) return ['type', 'const', 'enum'].includes(fault.keyword)
  const below = fault.instanceLocation.slice(union.instanceLocation.length + 1)
  return fault.keyword === 'const' && !below.includes('/')
}

function findingOf(error: OutputUnit, { schema, values }: Judged): readonly Finding[] {
  const { path, value } = locateValue(error.instanceLocation, values)
  const node = schemaAt(error.keywordLocation, error.keyword, schema)
  return complaintOf({ keyword: error.keyword, path, value, schema: node, root: schema })
}

const segments = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURI(part).replaceAll('~1', '/').replaceAll('~0', '~'))

function locateValue(pointer: string, values: Values): { path: Path; value: Value | undefined } {
  let value: Value | undefined = values
  const path: (string | number)[] = []
  for (const part of segments(pointer)) {
    path.push(Array.isArray(value) ? Number(part) : part)
    if (Array.isArray(value)) value = value[Number(part)]
    else value = isMap(value) && Object.hasOwn(value, part) ? value[part] : undefined
  }
  return { path, value }
}

/** The schema that holds the keyword, following references on the way. */
function schemaAt(pointer: string, keyword: string, root: JsonSchema): JsonSchema {
  const parts = segments(pointer)
  if (parts.at(-1) === keyword) parts.pop()
  let node: unknown = root
  for (const part of parts) {
    const target = (node as Record<string, unknown> | undefined)?.[part]
    node = part === '$ref' ? referenced(String(target), root) : target
  }
  return isMap(node) ? (node as JsonSchema) : {}
}

function referenced(ref: string, root: JsonSchema): unknown {
  let node: unknown = root
  for (const part of segments(ref)) node = (node as Record<string, unknown> | undefined)?.[part]
  return node
}

/** Each finding once; that a place is forbidden is said only where nothing better is said of it. */
function unique(found: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>()
  for (const finding of found) seen.set(`${finding.code} ${JSON.stringify(finding.path)} ${finding.message}`, finding)
  const said = new Set(
    [...seen.values()].filter(({ code }) => code !== 'forbidden').map(({ path }) => JSON.stringify(path)),
  )
  return [...seen.values()].filter(({ code, path }) => code !== 'forbidden' || !said.has(JSON.stringify(path)))
}
