import { type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { kept } from '../kept.ts'
import { formatPath, type Path } from '../path.ts'

/** Deeper settings are nobody's guess. */
const DEPTH = 5

/** The one place elsewhere in the chart where a setting of this name lies, as text; undefined if there are several. */
export function elsewhere(key: string, root: JsonSchema, from: Path): string | undefined {
  const [place, ...others] = placesByName(root).get(key) ?? []
  return others.length === 0 && place !== formatPath(from) ? place : undefined
}

/** Kept: a file may hold thousands of unknown keys, of which each asks. */
const placesByName = kept((root: JsonSchema): ReadonlyMap<string, readonly string[]> => {
  const places = new Map<string, string[]>()
  const visit = (schema: JsonSchema, path: Path): void => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const place = [...path, name]
      places.set(name, [...(places.get(name) ?? []), formatPath(place)])
      if (place.length < DEPTH) visit(resolve(property, root.definitions ?? {}), place)
    }
  }
  visit(root, [])
  return places
})
