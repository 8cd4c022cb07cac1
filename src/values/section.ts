import { mergeMaps } from './merge.ts'
import { isMap, type Values } from './values.ts'

/** What a subchart sees of its parent's values: its section at the root, the parent's `global` over its own. */
export function sectionOf(values: Values, key: string): Values {
  const section = isMap(values[key]) ? values[key] : {}
  if (!isMap(values.global)) return section
  return { ...section, global: isMap(section.global) ? mergeMaps(section.global, values.global) : values.global }
}
