/** What is offered at a place, and what an editor shows beside it once it is chosen. */
export interface Offer {
  /** What is written into the file. */
  readonly text: string
  /** Struck through in the list. */
  readonly isDeprecated: boolean
}

/** What an editor shows of a key: its type in TypeScript, and everything else that is said of it. */
export interface Shown {
  readonly type: string
  readonly documentation: string
}

/** A line of a file, from 1. */
export interface Line {
  readonly file: string
  readonly line: number
}

/** A problem that is underlined: the words, and the text above the line. */
export interface Problem {
  readonly message: string
  readonly at: string
}

/** The engine behind an editor, with one open file. Places are offsets in its text. */
export interface Engine {
  readonly name: string
  /** Opens a file with these contents, or changes them; those on disk stay as they are. */
  open(file: string, text: string): Promise<void>
  complete(at: number): Promise<readonly Offer[]>
  /** What is shown beside an offer of `complete`. */
  details(at: number, offer: string): Promise<Shown>
  hover(at: number): Promise<Shown>
  definition(at: number): Promise<readonly Line[]>
  problems(): Promise<readonly Problem[]>
  close(): Promise<void>
}

/** Line and character from 0 of an offset. */
export function positionOf(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) }
}

/** The text between two places of one line, from 0. */
export const textAt = (text: string, line: number, from: number, to: number): string =>
  (text.split('\n')[line] ?? '').slice(from, to)
