import { buildLayers } from '../build/build-layers.ts'
import { type Definitions, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { schemasAt, variantsOf } from '../json-schema/schemas-at.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { nested } from '../values/shorthands.ts'
import { isMap, type Value, type Values, valueAt } from '../values/values.ts'
import { layerStack } from './explain-value.ts'
import { isSameMeaning } from './same-meaning.ts'

/** Valid values of a release of which one setting is another. */
export interface OtherValues {
  /** What the setting is in them. It may be a secret. */
  readonly value: Value
  readonly values: Values
}

/**
 * Complete values with another valid value of one setting, from what layers below say or what its schema tells: they pass
 * the schema and the rules, as they are. Made one by one, so that nobody waits for those that nobody needs.
 *
 * @param path a setting under canonical keys.
 */
export function* otherValues(root: ChartModel, above: readonly Layer[], path: Path): Iterable<OtherValues> {
  const stack = layerStack(root, above)
  const present = buildLayers(root, stack.slice(1), { nulls: 'refuse' }).values
  if (!present) return
  const schemas = schemasAt(root.schema, path)
  const value = valueAt(present, path)
  const said = stack.toReversed().map(({ values }) => valueAt(values, path))
  const tried = new Set<string>()
  for (const candidate of [...said, ...candidates(value, schemas, root.schema.definitions ?? {})]) {
    const text = JSON.stringify(candidate)
    if (candidate === undefined || candidate === null || tried.has(text)) continue
    tried.add(text)
    if (isSameMeaning(candidate, value, schemas, root.schema)) continue
    const layer = { name: 'another value', values: overlay(present, path, candidate) }
    const { values } = buildLayers(root, [...stack.slice(1), layer], { nulls: 'refuse' })
    if (values) yield { value: candidate, values }
  }
}

/** An overlay that changes one place; a list around it is replaced as a whole. */
function overlay(present: Values, path: Path, candidate: Value): Values {
  const index = path.findIndex((part) => typeof part === 'number')
  if (index < 0) return nested(path, candidate)
  const whole = path.slice(0, index)
  return nested(whole, changed(valueAt(present, whole), path.slice(index), candidate))
}

function changed(value: Value | undefined, [part, ...rest]: Path, candidate: Value): Value {
  if (part === undefined) return candidate
  if (typeof part === 'number') {
    const items: readonly Value[] = Array.isArray(value) ? value : []
    const inner = changed(items[part], rest, candidate)
    return part < items.length ? items.with(part, inner) : [...items, inner]
  }
  const map = isMap(value) ? value : {}
  return { ...map, [part]: changed(map[part], rest, candidate) }
}

/** Values that might be valid, the nearest first. */
function candidates(value: Value | undefined, schemas: readonly JsonSchema[], definitions: Definitions): Value[] {
  const variants = schemas.flatMap((schema) => variantsOf(schema, definitions))
  const literal = variants.flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
  ])
  return [...near(value), ...literal, ...variants.flatMap((schema) => samples(schema, definitions, 0))]
}

function near(value: Value | undefined): Value[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1, value - 1, value * 2, Math.floor(value / 2)]
  if (Array.isArray(value)) return value.length > 0 ? [value.slice(0, -1)] : []
  if (typeof value !== 'string') return []
  const numbers = [1, -1].map((step) => value.replace(/\d+/, (digits) => String(Number(digits) + step)))
  return [...numbers, `${value}x`, `x${value}`, `${value}-x`, `x.${value}`, value.slice(0, -1)]
}

/** Schemas may contain themselves. */
const DEEPEST = 4

/** A few values that a schema might take. */
function samples(schema: JsonSchema, definitions: Definitions, depth: number): Value[] {
  const node = resolve(schema, definitions)
  const { minimum = node.exclusiveMinimum ?? 0, examples = [] } = node
  const types = [node.type ?? []].flat()
  const first = (inner: JsonSchema): Value => firstSample(inner, definitions, depth + 1)
  return types.flatMap((type): Value[] => {
    if (type === 'boolean') return [true, false]
    if (type === 'integer' || type === 'number') return [minimum + 1, minimum, minimum + 2]
    if (type === 'string') return [...examples, 'x', 'x.example.com', '1', '/x', 'https://x.example.com', '']
    if (depth >= DEEPEST) return []
    if (type === 'array') return [[first(itemSchema(node))], []]
    const required = (node.required ?? []).map((key) => [key, first(node.properties?.[key] ?? {})])
    const open = typeof node.additionalProperties === 'object' ? [['x', first(node.additionalProperties)]] : []
    return type === 'object' ? [Object.fromEntries([...required, ...open])] : []
  })
}

const itemSchema = ({ items = {} }: JsonSchema): JsonSchema => [items].flat()[0] ?? {}

function firstSample(schema: JsonSchema, definitions: Definitions, depth: number): Value {
  const variants = variantsOf(schema, definitions)
  const literal = variants.flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]))
  return literal[0] ?? variants.flatMap((one) => samples(one, definitions, depth))[0] ?? 'x'
}
