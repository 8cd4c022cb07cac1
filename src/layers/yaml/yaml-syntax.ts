import type { CST } from 'yaml'
import { TabCheck } from './yaml-tabs.ts'

type Fail = (message: string, offset: number) => void
type Item = CST.CollectionItem

const NAME = /^[&*][\w-]+$/
// Also false where the last quote is an escaped one: the package takes that for the end.
const DOUBLE_QUOTED = /^"(?:[^"\\]|\\(?!\/|u[dD][89a-fA-F])[\s\S])*"$/
const ESCAPE =
  'this text in double quotes has no end, or an escape that Helm refuses: \\/, or \\ud800 to \\udfff as JSON writes emoji'
const SAME_LINE = 'a key and its colon must stand on one line, at most 1024 characters apart'

/**
 * Finds what the `yaml` package takes and Helm's reader (go-yaml v2, a libyaml) refuses or takes for something else:
 * a key and its colon on two lines, `?` in unquoted text inside brackets, the escape `\/`, surrogates by escape (as
 * JSON writes an emoji), anchor names beyond letters, digits, `_` and `-`, tabs where indentation is expected.
 */
export class HelmSyntax {
  readonly #text: string
  readonly #fail: Fail
  readonly #tabs: TabCheck | undefined

  constructor(text: string, fail: Fail) {
    this.#text = text
    this.#fail = fail
    this.#tabs = text.includes('\t') ? new TabCheck(text, fail) : undefined
  }

  document(document: CST.Document): void {
    this.#props(document.start)
    this.#tabs?.tokens(document.start, true)
    if (document.value) this.#token(document.value, false, -1)
    if (document.end) this.#tabs?.tokens(document.end, true)
  }

  #token(token: CST.Token, flow: boolean, indent: number): void {
    switch (token.type) {
      case 'alias':
        if (!NAME.test(token.source)) this.#fail('an alias is a name of letters, digits, _ and -', token.offset)
        break
      case 'scalar':
        if (flow && (token.source.startsWith(':') || token.source.includes('?'))) {
          this.#fail('inside { } and [ ], text that starts with : or holds ? must be quoted', token.offset)
        }
        break
      case 'double-quoted-scalar':
        if (token.source.includes('\\') && !DOUBLE_QUOTED.test(token.source)) this.#fail(ESCAPE, token.offset)
        break
      case 'block-scalar':
        this.#props(token.props)
        this.#tabs?.blockText(token)
        this.#lastLine(token)
        break
      case 'block-map':
        for (const item of token.items) this.#blockItem(item, token.indent)
        break
      case 'block-seq':
        for (const item of token.items) this.#blockItem(item, token.indent)
        break
      case 'flow-collection':
        for (const item of token.items) this.#flowItem(item, indent)
        break
    }
    if (!flow && token.type === 'scalar') this.#tabs?.plain(token, indent)
    if (!flow && 'end' in token && token.end) this.#tabs?.tokens(token.end, false)
  }

  #blockItem({ start, key, sep, value }: Item, indent: number): void {
    const question = start.find((token) => token.type === 'explicit-key-ind')
    this.#props(start)
    this.#tabs?.tokens(start, true)
    if (key) this.#token(key, false, indent)
    if (sep) {
      const colon = sep.find((token) => token.type === 'map-value-ind')
      if (question && (colon ? this.#column(question.offset) !== this.#column(colon.offset) : value)) {
        this.#fail('the value of a ? key needs a colon in the same column as the ?', question.offset)
      }
      if (colon && !question) this.#oneLine(start, key, colon)
      this.#props(sep)
      this.#tabs?.tokens(sep, false, question !== undefined)
    }
    if (value) this.#token(value, false, indent)
  }

  #flowItem({ start, key, sep, value }: Item, indent: number): void {
    this.#props(start)
    if (key) this.#token(key, true, indent)
    const colon = sep?.find((token) => token.type === 'map-value-ind')
    if (colon && !start.some((token) => token.type === 'explicit-key-ind')) this.#oneLine(start, key, colon)
    if (colon && key?.type === 'scalar' && /[,[\]{}]/.test(this.#text[colon.offset + 1] ?? '')) {
      this.#fail('inside { } and [ ], a space must follow the colon of an unquoted key', colon.offset)
    }
    if (sep) this.#props(sep)
    if (value) this.#token(value, true, indent)
  }

  #oneLine(start: readonly CST.SourceToken[], key: CST.Token | null | undefined, colon: CST.SourceToken): void {
    const first = start.find(({ type }) => type === 'anchor' || type === 'tag') ?? key
    if (!first) return
    const between = this.#text.slice(first.offset, colon.offset)
    if (between.length > 1024 || between.includes('\n') || !key) this.#fail(SAME_LINE, first.offset)
  }

  #props(tokens: readonly CST.Token[]): void {
    for (const token of tokens) {
      if (token.type === 'anchor' && !NAME.test(token.source)) {
        this.#fail('an anchor is a name of letters, digits, _ and -', token.offset)
      }
      if (token.type !== 'tag') continue
      if (token.source.includes('#')) this.#fail('a tag cannot hold #', token.offset)
      if (/\S/.test(this.#text[token.offset + token.source.length] ?? '')) {
        this.#fail('a space must follow a tag', token.offset)
      }
    }
  }

  /** Without a line end, Helm 3 ends the text there too, Helm 4 adds one. */
  #lastLine({ source, offset, props }: CST.BlockScalar): void {
    const header = props.find(({ type }) => type === 'block-scalar-header')
    const strips = header !== undefined && 'source' in header && header.source.includes('-')
    if (source !== '' && !strips && !this.#text.endsWith('\n') && this.#text.endsWith(source)) {
      this.#fail(
        'end the file with a line break: without it this block of text has none at its end in Helm 3, and one in Helm 4',
        offset,
      )
    }
  }

  #column(offset: number): number {
    return offset - this.#text.lastIndexOf('\n', offset - 1)
  }
}
