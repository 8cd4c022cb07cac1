import { type Definitions, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { isMap, type Value, type Values } from '../values/values.ts'
import { keyCode, literal, objectCode, unionCode } from './code.ts'
import { wordsOf } from './words.ts'

/** Anything but a list, of which nobody can tell more. */
export const UNKNOWN = 'z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown())])'

/**
 * What the items of a list are: every kind that is there. A map takes more keys than those that were seen, as lists are
 * replaced whole and no item need be like another.
 */
export function itemCode(items: readonly Value[], schema: JsonSchema | undefined, definitions: Definitions): string {
  const node = schema && resolve(schema, definitions)
  if (items.length === 0) return node ? fromSchema(node, definitions) : UNKNOWN
  const maps = items.filter(isMap)
  const lists = items.filter((item) => Array.isArray(item)) as Value[][]
  const has = (is: (item: Value) => boolean, code: string): string[] => (items.some(is) ? [code] : [])
  return unionCode([
    ...has((item) => typeof item === 'string', 'z.string()'),
    ...has((item) => typeof item === 'number' && Number.isSafeInteger(item), 'z.int()'),
    ...has((item) => typeof item === 'number' && !Number.isSafeInteger(item), 'z.number()'),
    ...has((item) => typeof item === 'boolean', 'z.boolean()'),
    ...has((item) => item === null, 'z.null()'),
    ...(lists.length > 0 ? [`z.array(${itemCode(lists.flat(), undefined, definitions)})`] : []),
    ...(maps.length > 0 ? [mapItem(maps, node, definitions)] : []),
  ])
}

function mapItem(maps: readonly Values[], schema: JsonSchema | undefined, definitions: Definitions): string {
  const declared = schema?.properties ?? {}
  const keys = [...new Set([...maps.flatMap(Object.keys), ...Object.keys(declared)])]
  if (keys.length === 0 || keys.some((key) => !/^[A-Za-z_][\w-]*$/.test(key)))
    return 'z.record(z.string(), z.unknown())'
  return objectCode(
    'z.looseObject',
    keys.map((key) => {
      const values = maps.flatMap((map) => (Object.hasOwn(map, key) ? [map[key] as Value] : []))
      const inner = Object.hasOwn(declared, key) ? declared[key] : undefined
      const words = inner && resolve(inner, definitions).description
      return `${keyCode(key)}: ${itemCode(values, inner, definitions)}.optional().describe(${literal(words ?? wordsOf(key))})`
    }),
  )
}

function fromSchema(schema: JsonSchema, definitions: Definitions): string {
  if (schema.properties) return mapItem([], schema, definitions)
  const types = [schema.type ?? []].flat()
  const options = types.map((type) => TYPES[type])
  return types.length > 0 && options.every((option) => option !== undefined) ? unionCode(options as string[]) : UNKNOWN
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'z.string()',
  integer: 'z.int()',
  number: 'z.number()',
  boolean: 'z.boolean()',
  null: 'z.null()',
  object: 'z.record(z.string(), z.unknown())',
}
