import { type Definitions, type JsonSchema, mapInner, mapValues, refName, refTo } from '../json-schema/json-schema.ts'
import { kept } from '../kept.ts'

/** Shorter ones are not worth a reference. */
const WORTH_SHARING = 160

const textOf = kept((schema: JsonSchema): string => JSON.stringify(schema))

/**
 * The same schema, with what an umbrella's charts have in common written once: definitions that say the same become one,
 * and what is repeated inside becomes a definition, called after the key where it stands first.
 */
export function shareDefinitions(schema: JsonSchema): JsonSchema {
  const { definitions = {}, ...root } = withEqualDefinitionsMerged(schema)
  const seen = new Map<string, number>()
  const count = (node: JsonSchema): JsonSchema => {
    const text = textOf(node)
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    // what is inside a repetition is repeated with it
    return times > 1 ? node : mapInner(node, count)
  }
  mapInner({ ...root, definitions }, count)

  const names = new Map<string, string>()
  const shared: Record<string, JsonSchema> = {}
  const share = (node: JsonSchema, key: string): JsonSchema => {
    const text = textOf(node)
    if (text.length < WORTH_SHARING || (seen.get(text) ?? 0) < 2) return shareInside(node, key)
    const known = names.get(text)
    if (known) return refTo(known)
    const name = freeName(key, { ...definitions, ...shared })
    names.set(text, name)
    shared[name] = {}
    shared[name] = shareInside(node, key)
    return refTo(name)
  }
  const shareInside = (node: JsonSchema, key: string): JsonSchema =>
    mapInner(node, (inner, own = key) => share(inner, own))
  const own = mapValues(definitions, (definition, id) => shareInside(definition, id))
  const whole = shareInside(root, 'values')
  const all = { ...own, ...shared }
  return Object.keys(all).length > 0 ? { ...whole, definitions: all } : whole
}

/** Definitions refer to one another, so that two may only say the same once those they refer to are one. */
function withEqualDefinitionsMerged(schema: JsonSchema): JsonSchema {
  const ids = Object.keys(schema.definitions ?? {}).toSorted((a, b) => a.length - b.length)
  const first = new Map<string, string>()
  const replaced = new Map<string, string>()
  for (const id of ids) {
    const text = textOf(schema.definitions?.[id] ?? {})
    const known = first.get(text)
    if (known === undefined) first.set(text, id)
    else replaced.set(id, known)
  }
  if (replaced.size === 0) return schema
  const redirect = (node: JsonSchema): JsonSchema => {
    const target = replaced.get(refName(node) ?? '')
    return target === undefined ? mapInner(node, redirect) : refTo(target)
  }
  const kept = Object.entries(schema.definitions ?? {}).filter(([id]) => !replaced.has(id))
  return withEqualDefinitionsMerged(redirect({ ...schema, definitions: Object.fromEntries(kept) }))
}

function freeName(key: string, taken: Definitions): string {
  const base = key.replace(/[^A-Za-z0-9]/g, '') || 'shared'
  let name = base
  for (let i = 2; Object.hasOwn(taken, name); i++) name = `${base}${i}`
  return name
}
