import { isDeepStrictEqual } from 'node:util'
import type { Finding, IssueCode } from '../issues.ts'
import { expected, kindOf, literals } from '../json-schema/describe.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import type { Path } from '../path.ts'
import { isMap, type Value } from '../values/values.ts'
import { closest } from './closest.ts'
import { elsewhere } from './elsewhere.ts'

/** A keyword of the schema that a value misses, and all that a message may need. */
export interface Fault {
  readonly keyword: string
  readonly path: Path
  readonly value: Value | undefined
  /** The schema that holds the keyword. */
  readonly schema: JsonSchema
  readonly root: JsonSchema
  /** Where the keyword stands, as a JSON pointer: `#/properties/mode/not`. */
  readonly place: string
  /** The key is at fault, not the value behind it. */
  readonly ofKey: boolean
}

type Complaint = (fault: Fault) => Finding | readonly Finding[]

/**
 * Turns a missed keyword into words: what is wrong, what is allowed, what to do. Keywords that only repeat a fault of a
 * part (`properties`, `$ref`, …) say nothing. No message holds a string from the values: it might be a secret.
 */
export function complaintOf(fault: Fault): readonly Finding[] {
  if (REPEATING.has(fault.keyword)) return []
  if (fault.ofKey) return [say(fault, 'wrong-pattern', `is no valid key here: it must ${form(fault.schema)}`)]
  const complaint = COMPLAINTS[fault.keyword]
  const found = complaint ? complaint(fault) : forbidden(fault, `does not meet "${fault.keyword}"`)
  return Array.isArray(found) ? found : [found as Finding]
}

const REPEATING = new Set([
  'properties',
  'patternProperties',
  'items',
  'additionalItems',
  'prefixItems',
  '$ref',
  'allOf',
  'if',
  'propertyNames',
])

const say = ({ path }: Fault, code: IssueCode, message: string, hint?: string): Finding => ({
  code,
  path,
  message,
  ...(hint ? { hint } : {}),
})

const bound =
  (sign: string, keyword: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf'): Complaint =>
  (fault) =>
    say(
      fault,
      'out-of-range',
      `must be ${sign} ${fault.schema[keyword]}${fault.schema.writeOnly ? '' : `, got ${fault.value}`}`,
    )

const size =
  (
    sign: string,
    unit: string,
    keyword: 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties',
  ): Complaint =>
  (fault) => {
    const bound = fault.schema[keyword]
    const got = fault.schema.writeOnly ? '' : `, got ${sizeOf(fault.value)}`
    return say(fault, 'wrong-length', `must have ${sign} ${bound} ${bound === 1 ? unit : `${unit}s`}${got}`)
  }

/** Characters as JSON Schema counts them, items or keys. */
const sizeOf = (value: Value | undefined): number =>
  typeof value === 'string' ? [...value].length : Object.keys(value ?? {}).length

const variants: Complaint = (fault) =>
  say(fault, 'no-variant', `must be ${expected(fault.schema, fault.root)}, got ${kindOf(fault.value)}`)

const COMPLAINTS: Readonly<Record<string, Complaint>> = {
  type: (fault) =>
    say(
      fault,
      'wrong-type',
      `must be ${expected({ type: fault.schema.type ?? 'object' }, fault.root)}, got ${kindOf(fault.value)}`,
      typeHint(fault),
    ),
  enum: (fault) =>
    say(
      fault,
      'not-allowed',
      `must be ${expected(fault.schema, fault.root)}`,
      didYouMean(fault.value, fault.schema.enum ?? []),
    ),
  const: (fault) => say(fault, 'not-allowed', `must be ${expected(fault.schema, fault.root)}`),
  minimum: bound('>=', 'minimum'),
  maximum: bound('<=', 'maximum'),
  exclusiveMinimum: bound('>', 'exclusiveMinimum'),
  exclusiveMaximum: bound('<', 'exclusiveMaximum'),
  multipleOf: bound('a multiple of', 'multipleOf'),
  minLength: size('at least', 'character', 'minLength'),
  maxLength: size('at most', 'character', 'maxLength'),
  minItems: size('at least', 'item', 'minItems'),
  maxItems: size('at most', 'item', 'maxItems'),
  minProperties: size('at least', 'key', 'minProperties'),
  maxProperties: size('at most', 'key', 'maxProperties'),
  pattern: (fault) => say(fault, 'wrong-pattern', `must ${form(fault.schema)}`),
  uniqueItems: (fault) => say(fault, 'duplicate-items', `must not hold the same item twice${twins(fault.value)}`),
  anyOf: variants,
  oneOf: variants,
  required: ({ path, value, schema, root }) =>
    (schema.required ?? [])
      .filter((key) => isMap(value) && !Object.hasOwn(value, key))
      .map((key) => ({
        code: 'missing-key',
        path: [...path, key],
        message: `is missing, must be ${expected(schema.properties?.[key] ?? {}, root)}`,
      })),
  additionalProperties: unknownKeys,
  // of such a schema nobody tells where it stands
  false: (fault) => say(fault, 'forbidden', 'is not allowed here: the schema takes nothing in this place'),
  not: (fault) => forbidden(fault, excluded(fault)),
  format: (fault) => say(fault, 'wrong-pattern', `must have the format "${fault.schema.format}"`),
}

/** What the schema of somebody else refuses without words of its own: whoever reads that place knows why. */
const forbidden = (fault: Fault, message: string): Finding =>
  say(fault, 'forbidden', message, `values.schema.json says so at ${fault.place}`)

function excluded({ schema: { not = {} }, root }: Fault): string {
  return literals(not) || not.type ? `must not be ${expected(not, root)}` : 'is what "not" excludes'
}

/** Which two items are the same, counted from 0 as in paths. */
function twins(value: Value | undefined): string {
  if (!Array.isArray(value)) return ''
  const firstLike = (item: Value | undefined): number => value.findIndex((one) => isDeepStrictEqual(one, item))
  const second = value.findIndex((item, i) => firstLike(item) < i)
  return second < 0 ? '' : `, as [${firstLike(value[second])}] and [${second}] are`
}

/** Where unknown keys are refused, each one; where they have a schema of their own, its faults speak for themselves. */
function unknownKeys(fault: Fault): readonly Finding[] {
  const { schema, value, path } = fault
  if (schema.additionalProperties !== false || !isMap(value)) return []
  const patterns = Object.keys(schema.patternProperties ?? {}).map((pattern) => new RegExp(pattern, 'u'))
  return Object.keys(value)
    .filter((key) => !Object.hasOwn(schema.properties ?? {}, key) && !patterns.some((pattern) => pattern.test(key)))
    .map((key) => say({ ...fault, path: [...path, key] }, 'unknown-key', 'is not a setting', knownKeys(key, fault)))
}

function knownKeys(key: string, { schema, root, path }: Fault): string | undefined {
  const siblings = Object.keys(schema.properties ?? {})
  const meant = closest(key, siblings) ?? elsewhere(key, root, [...path, key])
  if (meant) return `did you mean ${meant}?`
  return siblings.length > 0 && siblings.length <= 12 ? `known here: ${siblings.join(', ')}` : undefined
}

function typeHint({ schema, value }: Fault): string | undefined {
  const types = [schema.type ?? []].flat()
  if (value === null) return 'leave the key out'
  if (
    typeof value === 'string' &&
    (types.includes('integer') || types.includes('number')) &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return 'write the number without quotes'
  if (typeof value === 'string' && types.includes('boolean') && /^(true|false)$/.test(value))
    return `write ${value} without quotes`
  if ((typeof value === 'number' || typeof value === 'boolean') && types.includes('string'))
    return 'write the value in quotes'
  return undefined
}

function didYouMean(value: Value | undefined, allowed: readonly Value[]): string | undefined {
  const near = typeof value === 'string' ? closest(value, allowed.map(String)) : undefined
  return near === undefined ? undefined : `did you mean ${near}?`
}

/** An example says more than a pattern; a short pattern is told beside it. */
function form({ pattern = '', examples }: JsonSchema): string {
  if (!examples?.length) return `match ${pattern}`
  return `look like ${examples.join(' or ')}${pattern.length <= 40 ? ` (${pattern})` : ''}`
}
