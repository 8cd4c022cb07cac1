import type { Made, Remembered } from '../../src/emit/project-artifacts.ts'

/** What the steps of a project made, a line each. */
export const shown = (steps: Iterable<Made>) =>
  [...steps].map(({ artifacts, issues, kept, built }) => ({
    artifacts: [...artifacts],
    issues,
    kept,
    values: built?.values,
  }))

export const remember = (): Remembered => ({ charts: new WeakMap(), environments: new WeakMap(), texts: new WeakMap() })
