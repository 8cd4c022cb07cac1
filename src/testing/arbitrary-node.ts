import type { Arbitrary } from 'fast-check'
import { type JsonSchema, referredTo } from '../json-schema/json-schema.ts'
import { isMap, UNSAFE_KEYS, type Value, type Values } from '../values/values.ts'
import { arbitraryList } from './arbitrary-list.ts'
import { arbitraryNumber, arbitraryText } from './arbitrary-scalar.ts'
import type { FastCheck } from './fast-check.ts'

/** What makes values of a schema. */
export interface Making {
  readonly fc: FastCheck
  /** Whether bounds are crossed now and then, by one, and required keys left out. */
  readonly slips: boolean
  /** Text that matches a pattern, made once for each: charts repeat few patterns often. */
  readonly matching: (pattern: string) => Arbitrary<string>
  /** Values of a definition of the schema. */
  readonly ofDefinition: (name: string) => Arbitrary<Value>
}

/** A key that is left out. */
const ABSENT = Symbol('absent')

/**
 * Values of a schema: every type, every variant of a union, every key present and absent, bounds and what lies between.
 *
 * @param defaults what stands in place of this value when nobody sets it, so that required keys may be left out.
 */
export function arbitraryNode(schema: JsonSchema, making: Making, defaults?: Value): Arbitrary<Value> {
  const { fc } = making
  const name = referredTo(schema)
  if (name !== undefined) return making.ofDefinition(name)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return fc.oneof(...variants.map((variant) => arbitraryNode(variant, making)))
  if (schema.type === undefined) return anything(fc)
  const types = [schema.type].flat().map((type) => ofType(type, schema, making, defaults))
  return types.length === 1 ? (types[0] as Arbitrary<Value>) : fc.oneof(...types)
}

function ofType(type: string, schema: JsonSchema, making: Making, defaults?: Value): Arbitrary<Value> {
  const { fc } = making
  switch (type) {
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'integer':
    case 'number':
      return arbitraryNumber(type, schema, making)
    case 'string':
      return arbitraryText(schema, making)
    case 'array':
      return arbitraryList(schema, making)
    default:
      return arbitraryMap(schema, making, { defaults })
  }
}

/** Values of a map; a few of its keys at a time, as in a file that a person writes. */
export function arbitraryMap(
  schema: JsonSchema,
  making: Making,
  { defaults, known = {} }: { defaults?: Value | undefined; known?: Readonly<Record<string, Arbitrary<Value>>> } = {},
): Arbitrary<Values> {
  const { fc, slips } = making
  const properties = Object.entries(schema.properties ?? {})
  const keys = properties.map(([key, property]): [string, Arbitrary<Value | typeof ABSENT>] => {
    const standard = isMap(defaults) && Object.hasOwn(defaults, key) ? defaults[key] : undefined
    const value = known[key] ?? arbitraryNode(property, making, standard)
    const needed = schema.required?.includes(key) && standard === undefined
    if (needed && !slips) return [key, value]
    const weights = needed ? { absent: 1, present: 12 } : { absent: properties.length, present: 3 }
    const options = { depthIdentifier: 'clipper-values', maxDepth: 6, withCrossShrink: true }
    const absent = { arbitrary: fc.constant(ABSENT), weight: weights.absent }
    return [key, fc.oneof(options, absent, { arbitrary: value, weight: weights.present })]
  })
  const declared = fc.tuple(...keys.map(([, value]) => value)).map((values) => {
    const entries = keys.map(([key], i): [string, Value | typeof ABSENT | undefined] => [key, values[i]])
    return Object.fromEntries(entries.filter(([, value]) => value !== ABSENT)) as Values
  })
  const others = otherKeys(schema, making)
  if (others.length === 0) return declared
  const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = schema
  const sized = fc.tuple(declared, ...others).map(([own, ...more]): Values => Object.assign({}, own, ...more))
  const slack = slips ? 1 : 0
  return sized.filter((values) => {
    const size = Object.keys(values).length
    return size >= minProperties - slack && size <= maxProperties + slack
  })
}

/** Entries under keys that the schema does not name: those of each pattern, and where it is open those of none. */
function otherKeys(schema: JsonSchema, making: Making): Arbitrary<Values>[] {
  const { fc, matching } = making
  const { properties = {}, patternProperties = {}, additionalProperties: open, propertyNames } = schema
  const patterns = Object.keys(patternProperties)
  const entries = (
    keys: Arbitrary<string>,
    pattern: string | undefined,
    inner: JsonSchema | true,
  ): Arbitrary<Values> => {
    const elsewhere = patterns.filter((other) => other !== pattern).map((other) => new RegExp(other, 'u'))
    const isFree = (key: string): boolean =>
      !UNSAFE_KEYS.has(key) && !Object.hasOwn(properties, key) && !elsewhere.some((other) => other.test(key))
    const values = inner === true ? anything(fc) : arbitraryNode(inner, making)
    const options = { maxKeys: 3, noNullPrototype: true, depthIdentifier: 'clipper-values' } as const
    return fc.dictionary(keys.filter(isFree), values, options)
  }
  const matched = Object.entries(patternProperties).map(([pattern, inner]) =>
    entries(matching(pattern), pattern, inner),
  )
  if (!open) return matched
  const names = arbitraryText({ ...propertyNames, minLength: propertyNames?.minLength ?? 1 }, making)
  return [...matched, entries(names, undefined, open)]
}

/** What an open schema takes: of every type, and little of it. */
const anything = (fc: FastCheck): Arbitrary<Value> =>
  fc.constantFrom<Value>(0, true, 'x', 'yes', 1.5, [], {}, ['x', 1], { x: { y: 'z' } })
