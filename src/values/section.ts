import { mergeMaps } from './merge.ts'
import { isMap, type Value, type Values } from './values.ts'

/** What a subchart sees of its parent's values: its section at the root, the parent's `global` over its own. */
export function sectionOf(values: Values, key: string): Values {
  const section = isMap(values[key]) ? values[key] : {}
  if (!isMap(values.global)) return section
  return { ...section, global: isMap(section.global) ? sharedOver(section.global, values.global) : values.global }
}

/** As Helm joins them: the parent's win, but where only one of the two is a map directly under `global`, the subchart's stays. */
function sharedOver(own: Values, shared: Values): Values {
  const taken = Object.entries(shared).filter(
    ([key, value]) => !Object.hasOwn(own, key) || isMap(value) === isMap(own[key] as Value),
  )
  return mergeMaps(own, Object.fromEntries(taken))
}
