import type { Io } from './io.ts'
import type { ParsedOptions } from './parsed-options.ts'

/** One option of a verb, as `--help` shows it and `node:util` parses it. */
export interface Option {
  readonly name: string
  readonly short?: string
  /** What stands for the value in the help; an option without one is a switch. */
  readonly value?: string
  readonly multiple?: boolean
  readonly about: string
}

export type VerbName =
  | 'init'
  | 'generate'
  | 'check'
  | 'build'
  | 'explain'
  | 'diff'
  | 'validate'
  | 'lint'
  | 'secrets'
  | 'editor'
  | 'completion'

/** One question that the command line answers. */
export interface Verb {
  readonly name: VerbName
  /** Names of the positional arguments; `[x]` may be left out. */
  readonly arguments: readonly string[]
  readonly about: string
  readonly options: readonly Option[]
  /** Command and what it does. */
  readonly examples: readonly (readonly [string, string])[]
}

/** What a verb gets. */
export interface VerbInput {
  readonly positionals: readonly string[]
  readonly options: ParsedOptions
  readonly io: Io
}
