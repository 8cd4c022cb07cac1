import type { Seen } from '../workbench.ts'

/** What must hold after a command; throws where it does not. */
export type Expectation = (seen: Seen) => void | Promise<void>

/** Expectations by the text of the command. */
export type Expectations = Readonly<Record<string, Expectation>>

/** The same of commands that are judged by the objects alone, be it those of a cluster. */
export type OfObjects = Readonly<Record<string, (seen: Pick<Seen, 'objects' | 'namespace'>) => void>>
