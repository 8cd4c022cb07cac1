import { deleting } from './deleting.ts'
import { installing } from './installing.ts'
import { looking } from './looking.ts'
import type { Outcomes } from './outcome.ts'
import { releases } from './releases.ts'
import { rollouts } from './rollouts.ts'

/** What every command must do that runs on a cluster. */
export const outcomes: Outcomes = { ...installing, ...releases, ...looking, ...rollouts, ...deleting }
