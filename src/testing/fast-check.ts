/**
 * The fast-check of whoever tests, handed in as `fc`: nothing here loads it, and no other type needs it. `A` becomes its
 * `Arbitrary<Record<string, unknown>>`.
 */
export interface ValuesMaker<A> {
  object(): A
}

/** The same where `A` becomes `Arbitrary<string>`. */
export interface TextMaker<A> {
  string(): A
}

/** All of fast-check, behind either of these. */
export type FastCheck = typeof import('fast-check').default
