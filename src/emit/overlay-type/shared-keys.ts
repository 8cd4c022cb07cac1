import type { JsonSchema } from '../../json-schema/json-schema.ts'

/** Keys that say the same in several variants of a union, and these variants. */
export interface SharedKeys {
  readonly variants: readonly JsonSchema[]
  readonly schema: JsonSchema
}

/**
 * What variants of a union have in common, each set of variants once. An editor shows the documentation of a key in a map
 * that may be several things only where all of them have it from one place. So a key that only some of them need is
 * optional in all: that it is missing says the schema.
 */
export function sharedKeys(variants: readonly JsonSchema[]): readonly SharedKeys[] {
  const groups = new Map<
    string,
    { variants: JsonSchema[]; properties: Record<string, JsonSchema>; required: string[] }
  >()
  const names = new Set(variants.flatMap(({ properties = {} }) => Object.keys(properties)))
  for (const name of names)
    for (const same of equalIn(variants, name)) {
      const id = same.map((variant) => variants.indexOf(variant)).join(' ')
      const group = groups.get(id) ?? { variants: same, properties: {}, required: [] }
      groups.set(id, group)
      const [first] = same
      if (first?.properties?.[name]) group.properties[name] = first.properties[name]
      if (same.every(({ required }) => required?.includes(name))) group.required.push(name)
    }
  return [...groups.values()].map(({ variants, properties, required }) => ({
    variants,
    schema: { type: 'object', properties, required },
  }))
}

/** The variants in which a key is the same, where they are several. */
function equalIn(variants: readonly JsonSchema[], name: string): readonly JsonSchema[][] {
  const by = new Map<string, JsonSchema[]>()
  for (const variant of variants) {
    const property = variant.properties?.[name]
    if (property === undefined) continue
    const text = JSON.stringify(property)
    by.set(text, [...(by.get(text) ?? []), variant])
  }
  return [...by.values()].filter((same) => same.length > 1)
}
