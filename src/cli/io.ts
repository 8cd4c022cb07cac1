/** The world as the command line sees it; tests give their own. */
export interface Io {
  /** Data: values, JSON. */
  readonly stdout: (text: string) => void
  /** Words for people. */
  readonly stderr: (text: string) => void
  readonly stdin: () => Promise<Uint8Array>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Whether somebody sits before stderr. */
  readonly isTerminal: boolean
  /** Colour for the words on stderr. */
  readonly color: boolean
  /** Milliseconds that judging one set of values may take. */
  readonly patience: number
  /** Width of the terminal behind stderr, or what a log shows without wrapping. */
  readonly columns: number
}

/** Exit codes: fine; findings (invalid values, drift); wrong usage or configuration. */
export const EXIT = { fine: 0, findings: 1, usage: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The arguments make no sense; the message says what does. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** An unknown word and what there is. */
  readonly meant: { readonly word: string; readonly among: readonly string[] } | undefined
  constructor(message: string, meant?: UsageError['meant']) {
    super(message)
    this.meant = meant
  }
}
