const given = process.env.VERDICT_SEED ?? '20261126'

/**
 * The same files on every run, so that a change is judged by what it changes; `random` for new ones, which
 * `npm run test:verdicts` makes. What that finds becomes a fixture in found.ts.
 */
export const seed: { readonly seed?: number } = given === 'random' ? {} : { seed: Number(given) }
