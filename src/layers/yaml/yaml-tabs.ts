import type { CST } from 'yaml'

export const TAB = 'a tab stands where only spaces may: Helm takes it for wrong indentation'

/**
 * Finds tabs that Helm's reader refuses. Outside { } and [ ] it skips a tab only where no key could start: behind a
 * key's colon, a value, an anchor or a tag, but not at the start of a line or behind `-` and `?`. Blank lines behind
 * plain text belong to that text; there a tab may stand as deep as the text itself may go on.
 */
export class TabCheck {
  readonly #text: string
  readonly #fail: (message: string, offset: number) => void
  #plainEnd = -1
  #plainColumn = 0

  constructor(text: string, fail: (message: string, offset: number) => void) {
    this.#text = text
    this.#fail = fail
  }

  /** Plain text outside brackets has been read; `indent` is the column of the map or list around it. */
  plain({ offset, source }: CST.FlowScalar, indent: number): void {
    this.#plainEnd = offset + source.length
    this.#plainColumn = indent + 1
  }

  /** Tokens around keys and values. `keyAllowed`: whether a key could start before the first of them. */
  tokens(tokens: readonly CST.SourceToken[], keyAllowed: boolean, explicitKey = false): void {
    let allowed = keyAllowed
    for (const { type, source, offset } of tokens) {
      if (type === 'space' && allowed && source.includes('\t') && !this.#inPlain(offset)) this.#fail(TAB, offset)
      else if (type === 'newline' || type === 'seq-item-ind' || type === 'explicit-key-ind') allowed = true
      else if (type === 'map-value-ind') allowed = explicitKey
      else if (type === 'anchor' || type === 'tag') allowed = false
    }
  }

  #inPlain(offset: number): boolean {
    const column = offset - this.#text.lastIndexOf('\n', offset) - 1
    return this.#plainEnd >= 0 && column >= this.#plainColumn && this.#text.slice(this.#plainEnd, offset).trim() === ''
  }

  /** A tab in the indentation of a block of text, before or after its first line has set how deep that is. */
  blockText({ source, offset, props }: CST.BlockScalar): void {
    const header = props.find((token) => token.type === 'block-scalar-header')
    if (header && 'source' in header && /\d/.test(header.source)) return
    const depth = /^(?: *\n)*( *)/.exec(source)?.[1]?.length ?? 0
    const beforeText = /^(?: *\n)* *\t/.test(source)
    const outside = depth > 0 && new RegExp(`^ {0,${depth - 1}}\\t`, 'm').test(source)
    if (beforeText || outside) this.#fail(TAB, offset)
  }
}
