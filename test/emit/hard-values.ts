import type { Values } from '../../src/values/values.ts'
import { HARD_TEXTS } from '../judge/any-values.ts'

/** Longer than the 1024 characters in which readers look for the colon behind a key. */
const LONG_TEXTS = ['x'.repeat(5000), '😀'.repeat(1100), `${'a: b # "c" '.repeat(400)}.`]

/** What is hard to write so that every reader gets it back. */
export const TEXTS: readonly string[] = [...HARD_TEXTS, ...LONG_TEXTS]

/** Each text as a value, as a key, in a list, in a map in a list. */
export const everywhere = (text: string): Values => ({
  value: text,
  [text]: 'key',
  list: [text, [text]],
  maps: [{ first: text, [text]: { inner: text } }],
})
