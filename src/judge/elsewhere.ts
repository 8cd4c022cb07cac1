import { type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { formatPath, type Path } from '../path.ts'

/** The one place elsewhere in the chart where a setting of this name lies, as text; undefined if there are several. */
export function elsewhere(key: string, root: JsonSchema, from: Path): string | undefined {
  const places: Path[] = []
  const visit = (schema: JsonSchema, path: Path): void => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (name === key) places.push([...path, name])
      if (path.length < 4) visit(resolve(property, root.definitions ?? {}), [...path, name])
    }
  }
  visit(root, [])
  const [place] = places
  return place && places.length === 1 && formatPath(place) !== formatPath(from) ? formatPath(place) : undefined
}
