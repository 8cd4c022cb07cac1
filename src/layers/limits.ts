/**
 * What a values file may come to. Helm sets no limits, but keeps a release, the values in it, in a Secret of at most 1 MiB.
 * A file within these is read below 512 MB of memory, whatever stands in it; docs/differences.md names them.
 */
export const MAX_BYTES = 8 * 1024 * 1024

/** Words, marks, blanks and line ends, as the parser counts them: a line with a key and its value has seven. */
export const MAX_TOKENS = 1_000_000

/** Maps and lists nested deeper than this are refused: no chart comes near, and reading deeper could end the process. */
export const MAX_DEPTH = 200

export const TOO_LARGE = `is larger than ${MAX_BYTES / 1024 / 1024} MiB, the most that is read here`
// MAX_TOKENS in digits that a person reads: to have Intl write them takes tens of milliseconds
export const TOO_MANY_TOKENS = 'the file holds more than 1,000,000 words and marks of YAML, the most that is read here'
export const TOO_DEEP = `maps and lists are nested deeper than ${MAX_DEPTH} levels`
