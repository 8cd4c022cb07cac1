import fc from 'fast-check'
import { type Definitions, type JsonSchema, resolve } from '../../src/json-schema/json-schema.ts'
import { isMap, type Value, type Values } from '../../src/values/values.ts'

/** Values that the schema takes and that differ from the present one, at least one; the same on every run. */
export function otherValues(raw: JsonSchema, current: Value | undefined, definitions: Definitions): readonly Value[] {
  const schema = resolve(raw, definitions)
  const all = candidates(schema, current, definitions)
  const found = all.filter((value) => JSON.stringify(value) !== JSON.stringify(current))
  if (found.length === 0) throw new Error(`no second value for ${JSON.stringify(schema)}`)
  return found
}

const otherValue = (raw: JsonSchema, current: Value | undefined, definitions: Definitions): Value =>
  otherValues(raw, current, definitions)[0] ?? ''

function candidates(schema: JsonSchema, current: Value | undefined, definitions: Definitions): readonly Value[] {
  if (schema.anyOf)
    return schema.anyOf.flatMap((option) => candidates(resolve(option, definitions), current, definitions))
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return schema.enum
  if (schema.examples) return schema.examples
  if (Array.isArray(schema.type))
    return schema.type.flatMap((type) => candidates({ ...schema, type }, current, definitions))
  const make = MAKERS[String(schema.type)]
  if (!make) throw new Error(`a schema of type ${schema.type} is not known here`)
  return make(schema, current, definitions)
}

type Maker = (schema: JsonSchema, current: Value | undefined, definitions: Definitions) => readonly Value[]
const MAKERS: Readonly<Record<string, Maker>> = {
  boolean: (_, current) => [current !== true, current === true],
  integer: numbers,
  number: numbers,
  string: texts,
  array: (schema, current, definitions) => {
    const items = [schema.items ?? {}].flat()
    const present = Array.isArray(current) ? current.map((item) => (isMap(item) ? undefined : item)) : []
    const [first = {}] = items
    const alone = items.length === 1 ? candidates(resolve(first, definitions), present[0], definitions) : []
    return [items.map((item, i) => otherValue(item, present[i], definitions)), [], ...alone.map((item) => [item])]
  },
  object: (schema, current, definitions) => {
    const present = isMap(current) ? current : {}
    return [map(schema, present, definitions), ...smallMaps(schema, present, definitions)]
  },
}

function numbers(
  { type, minimum, maximum, exclusiveMinimum = -1 }: JsonSchema,
  current: Value | undefined,
): readonly number[] {
  const from = typeof current === 'number' ? current : Math.max(minimum ?? 0, exclusiveMinimum)
  const fits = (value: number) => value >= (minimum ?? 0) && value <= (maximum ?? value) && value > exclusiveMinimum
  const small = type === 'number' ? [0.001] : []
  return [from + 1, from - 1, from / 2, ...small].filter(fits)
}

/** Hundreds of keys share a pattern, of which it takes long to make texts. */
const matching = new Map<string, readonly string[]>()

function texts({ pattern, minLength = 0, maxLength = 1000 }: JsonSchema): readonly string[] {
  if (!pattern) return ['other', 'another']
  const readable = matching.get(pattern) ?? readableTexts(pattern)
  matching.set(pattern, readable)
  return readable.filter((text) => text.length >= minLength && text.length <= maxLength)
}

function readableTexts(pattern: string): readonly string[] {
  const samples = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 100 })
  return samples.filter((text) => /^[ -~]+$/.test(text))
}

/** With one optional key each: all together may be more than a rule allows. */
function smallMaps(
  schema: JsonSchema,
  current: Readonly<Record<string, Value>>,
  definitions: Definitions,
): readonly Value[] {
  const { required = [] } = schema
  const declared = Object.entries(map({ ...schema, additionalProperties: false }, current, definitions))
  const needed = declared.filter(([key]) => required.includes(key))
  return declared.filter(([key]) => !required.includes(key)).map((entry) => Object.fromEntries([...needed, entry]))
}

/** Every declared key, and one free one where the map is open. */
function map(schema: JsonSchema, current: Readonly<Record<string, Value>>, definitions: Definitions): Values {
  const declared = Object.entries(schema.properties ?? {}).map(([key, property]): [string, Value] => [
    key,
    otherValue(property, current[key], definitions),
  ])
  const open = schema.additionalProperties
  const key = texts(schema.propertyNames ?? {})[0] ?? 'other'
  const free = open
    ? [[key, open === true ? 'other' : otherValue(open, undefined, definitions)] as [string, Value]]
    : []
  return Object.fromEntries([...declared, ...free])
}
