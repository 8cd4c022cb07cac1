import type { Value } from '../values/values.ts'
import { literals } from './describe.ts'
import { type Definitions, itemSchema, type JsonSchema, referredTo, resolve } from './json-schema.ts'

/**
 * A type on one line for people: `integer, 1 to 65535`, `"Max" | "Min"`, `list of string`, `map`.
 *
 * @param around the definitions whose text is being made; one that holds itself has `the same` there.
 */
export function typeText(schema: JsonSchema, definitions: Definitions, around: readonly string[] = []): string {
  const name = referredTo(schema)
  if (name !== undefined && around.includes(name)) return 'the same'
  const inside = name === undefined ? around : [...around, name]
  const node = resolve(schema, definitions)
  const closed = literals(node)
  if (closed) return closed.map((value: Value) => JSON.stringify(value)).join(' | ')
  const options = node.anyOf ?? node.oneOf
  if (options) return [...new Set(options.map((option) => typeText(option, definitions, inside)))].join(' | ')
  if (node.type === 'array') return listText(node, definitions, inside)
  if (node.type === 'object') return mapText(node, definitions, inside)
  return [[node.type ?? 'any'].flat().join(' | '), range(node)].filter(Boolean).join(', ')
}

function listText(list: JsonSchema, definitions: Definitions, around: readonly string[]): string {
  const item = itemSchema(list)
  return item ? `list of ${typeText(item, definitions, around)}` : 'list'
}

function mapText(
  { properties, additionalProperties }: JsonSchema,
  definitions: Definitions,
  around: readonly string[],
): string {
  const open = !properties && typeof additionalProperties === 'object'
  return open ? `map of ${typeText(additionalProperties, definitions, around)}` : 'map'
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const low = minimum ?? exclusiveMinimum
  const high = maximum ?? exclusiveMaximum
  const above = exclusiveMinimum === undefined ? 'at least' : 'above'
  const below = exclusiveMaximum === undefined ? 'at most' : 'below'
  if (low !== undefined && high !== undefined && above === 'at least' && below === 'at most') return `${low} to ${high}`
  return [low === undefined ? '' : `${above} ${low}`, high === undefined ? '' : `${below} ${high}`]
    .filter(Boolean)
    .join(', ')
}
