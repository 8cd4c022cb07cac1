import { distance } from 'fastest-levenshtein'

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

/** A hint for a name that is not known: the one that was meant, else all that there are. */
export function nameHint(word: string, known: readonly string[], lead = 'there are'): string {
  const near = closest(word, known)
  return near ? `did you mean ${near}?` : `${lead}: ${known.join(', ') || 'none'}`
}
