import type { NeededKey, NeededSecret } from '../secrets/needed-secrets.ts'

/** What a person must know of a key, on one line: `required, made by openssl rand -hex 24: Signs the cookies`. */
export const keyWords = (key: NeededKey): string => `${key.required ? 'required' : 'optional'}, ${valueWords(key)}`

/** Where a person gets the value, and what it is. */
export const valueWords = (key: NeededKey): string => `${sourceWords(key)}: ${key.description}`

function sourceWords({ sameAs, heldBy, elsewhere, command }: NeededKey): string {
  if (sameAs) return `same value as ${sameAs.secret}.${sameAs.key}`
  if (heldBy) return `same value as in the store that fills ${heldBy}`
  if (command) return `made by ${command}`
  const [chart, key] = elsewhere?.split('/') ?? []
  return chart ? `from outside, as the ${key} of ${chart}` : 'from outside'
}

/** Why nobody makes a Secret by hand. */
export function filledWords({ name, charts, filledBy }: NeededSecret): string {
  const secret = name ?? `The Secret of ${charts.join(', ')}`
  return `${secret} is filled from elsewhere (${filledBy?.setting} of ${filledBy?.chart})`
}
