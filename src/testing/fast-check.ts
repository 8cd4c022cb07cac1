import type { Values } from '../values/values.ts'

/**
 * The fast-check of whoever tests, handed in as `fc`: nothing here loads it, and types need it nowhere else. `A` becomes
 * its `Arbitrary` of what `constant` is given.
 */
export interface ValuesMaker<A> {
  constant(values: Values): A
}

/** @see ValuesMaker */
export interface TextMaker<A> {
  constant(text: string): A
}

/** All of fast-check, behind either of these. */
export type FastCheck = typeof import('fast-check').default
