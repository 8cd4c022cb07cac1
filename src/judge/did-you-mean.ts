import { distance } from 'fastest-levenshtein'
import { type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { formatPath, type Path } from '../path.ts'

/** The known word that was meant: one that begins so, or at most a third of its letters differ, in whatever case. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const fold = word.toLowerCase()
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(fold, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.ceil(candidate.length / 3))
    .sort((a, b) => a.edits - b.edits)
  const begun = fold.length > 2 ? known.filter((candidate) => candidate.toLowerCase().startsWith(fold)) : []
  return ranked[0]?.candidate ?? (begun.length === 1 ? begun[0] : undefined)
}

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
