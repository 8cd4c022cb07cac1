import { developing } from './developing.ts'
import type { Expectations } from './expectation.ts'
import { grafana } from './grafana.ts'
import { installing } from './installing.ts'
import { looking } from './looking.ts'
import { preparing } from './preparing.ts'
import { upgrading } from './upgrading.ts'

/** What every command must do that needs no cluster. */
export const judged: Expectations = { ...preparing, ...installing, ...grafana, ...upgrading, ...looking, ...developing }
