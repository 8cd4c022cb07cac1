import { Composer, type CST, type Document, isScalar, Lexer, Parser } from 'yaml'
import { MAX_DEPTH, MAX_TOKENS, TOO_DEEP, TOO_MANY_TOKENS } from '../limits.ts'
import { syntaxMessage } from './yaml-errors.ts'
import { startOf } from './yaml-nodes.ts'
import { HelmSyntax } from './yaml-syntax.ts'
import { TAB } from './yaml-tabs.ts'
import type { Report } from './yaml-values.ts'

// Tags are resolved by yaml-scalars.ts, equal keys found by yaml-values.ts; the parser only makes nodes.
const OPTIONS = {
  version: '1.1',
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const

/**
 * Parses the first document of a file and reports its syntax errors (`yaml-syntax`). Whatever stands behind its end and
 * holds something is one `yaml-documents`; a text beyond the limits is `yaml-syntax` or `file-too-large`, and no more of
 * it is read. Undefined for a text without any document.
 */
export function parseFirstDocument(text: string, report: Report): Document.Parsed | undefined {
  const fail = (message: string, offset: number): void => report('yaml-syntax', [], message, offset)
  const composer = new Composer(OPTIONS)
  let first: Document.Parsed | undefined
  let other: Document.Parsed | undefined
  const take = (document: Document.Parsed): void => {
    if (!first) first = document
    else if (!isEmpty(document)) other ??= document
  }
  for (const token of tokensWithin(text, report)) {
    if (token.type === 'directive')
      fail('Helm 4 refuses lines that start with %, which Helm 3 reads as directives', token.offset)
    if (token.type === 'space' && token.source.includes('\t')) fail(TAB, token.offset)
    if (token.type === 'document' && !first) new HelmSyntax(text, fail).document(token)
    for (const document of composer.next(token)) take(document)
  }
  for (const document of composer.end()) take(document)
  const errors = first?.errors ?? []
  const end = first?.contents?.range?.[1] ?? text.length
  // Helm stops reading where the outermost map ends, without a word about what follows.
  const ended = errors.every(({ code, pos }) => code === 'UNEXPECTED_TOKEN' && pos[0] >= end)
  if (!ended) for (const error of errors) fail(syntaxMessage(error), error.pos[0])
  const behind = (ended ? errors[0]?.pos[0] : undefined) ?? (other && startOf(other.contents))
  if (behind !== undefined) {
    const message = other?.directives?.docStart
      ? 'a further document stands here: Helm 3 reads the first alone, Helm 4 merges all; keep one'
      : 'the values end before this, and every Helm ignores what follows'
    report('yaml-documents', [], message, behind)
  }
  return first
}

/** The syntax tree of the text, token by token, up to where it grows too deep or too large. */
function* tokensWithin(text: string, report: Report): Generator<CST.Token> {
  const parser = new Parser()
  let count = 0
  for (const source of new Lexer().lex(text)) {
    // beside the maps and lists around, the document and what is being read lie on the stack
    if (parser.stack.length > MAX_DEPTH + 2) return report('yaml-syntax', [], TOO_DEEP, parser.offset)
    if (++count > MAX_TOKENS) return report('file-too-large', [], TOO_MANY_TOKENS, parser.offset)
    yield* parser.next(source)
  }
  yield* parser.end()
}

const isEmpty = ({ contents, errors }: Document.Parsed): boolean =>
  errors.length === 0 && (contents === null || (isScalar(contents) && contents.source === ''))
