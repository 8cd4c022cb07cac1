import {
  type Definitions,
  type JsonSchema,
  mapInner,
  mapValues,
  referredTo,
  refName,
  resolve,
} from '../json-schema/json-schema.ts'
import type { Path } from '../path.ts'

/**
 * The same schema, where each setting that refers to a definition with defaults has all of it written out: Helm puts them
 * in place there, and does not so in a list, which may refer to the same definition. One that holds itself stays.
 */
export function withSettingsInline(schema: JsonSchema): JsonSchema {
  const { definitions = {} } = schema
  const inline = (node: JsonSchema, around: readonly string[]): JsonSchema => {
    const name = referredTo(node)
    if (name !== undefined && (around.includes(name) || !holdsDefault(name, definitions))) return node
    const whole = resolve(node, definitions)
    if (!whole.properties) return whole
    const inside = name === undefined ? around : [...around, name]
    return { ...whole, properties: mapValues(whole.properties, (inner) => inline(inner, inside)) }
  }
  return inline(schema, [])
}

/** Whether a definition, or what it refers to for its own settings, declares a default. */
function holdsDefault(name: string, definitions: Definitions, seen = new Set<string>()): boolean {
  if (seen.has(name)) return false
  seen.add(name)
  const holds = (node: JsonSchema): boolean => {
    const inner = referredTo(node)
    if (node.default !== undefined || (inner !== undefined && holdsDefault(inner, definitions, seen))) return true
    return Object.values(node.properties ?? {}).some(holds)
  }
  return holds(definitions[name] ?? {})
}

/** The path where each definition is used first, `*` for items and the entries of open maps; none for one that nothing uses. */
export function firstUses({ definitions = {}, ...root }: JsonSchema): ReadonlyMap<string, Path> {
  const uses = new Map<string, Path>()
  const visit = (node: JsonSchema, path: Path): JsonSchema => {
    const name = refName(node)
    if (name !== undefined && !uses.has(name)) {
      uses.set(name, path)
      visit(definitions[name] ?? {}, path)
    }
    const { anyOf = [], oneOf = [], allOf = [], ...rest } = node
    for (const variant of [...anyOf, ...oneOf, ...allOf]) visit(variant, path)
    mapInner(rest, (inner, key = '*') => visit(inner, [...path, key]))
    return node
  }
  visit(root, [])
  return uses
}
