import { inject } from 'vitest'
import type { Helm } from './global-setup.ts'

export type { Helm } from './global-setup.ts'

const found = inject('foundHelms')
if ('error' in found) throw new Error(found.error)

/** The helms that verdicts are compared on: each engine generation on linux/x64, elsewhere the one of this machine. */
export const helms: readonly Helm[] = found.helms

/** The helm of this machine, for tests of the command line: give it as `HELM` in the environment of the process. */
export const helm: Helm = found.helm
