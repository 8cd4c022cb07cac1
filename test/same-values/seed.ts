const given = process.env.SAME_VALUES_SEED ?? '20261126'

/** The same cases on every run; `SAME_VALUES_SEED=random` for others. */
export const seed: { readonly seed?: number } = given === 'random' ? {} : { seed: Number(given) }
