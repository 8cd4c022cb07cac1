import { Composer, type Document, isScalar, Parser } from 'yaml'
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
 * holds something is one `yaml-documents`. Undefined for a text without any document.
 */
export function parseFirstDocument(text: string, report: Report): Document.Parsed | undefined {
  const fail = (message: string, offset: number): void => report('yaml-syntax', [], message, offset)
  const composer = new Composer(OPTIONS)
  const documents: Document.Parsed[] = []
  for (const token of new Parser().parse(text)) {
    if (token.type === 'directive')
      fail('Helm 4 refuses lines that start with %, which Helm 3 reads as directives', token.offset)
    if (token.type === 'space' && token.source.includes('\t')) fail(TAB, token.offset)
    if (token.type === 'document' && documents.length === 0) new HelmSyntax(text, fail).document(token)
    documents.push(...composer.next(token))
  }
  documents.push(...composer.end())
  const [first, ...others] = documents
  const errors = first?.errors ?? []
  const end = first?.contents?.range?.[1] ?? text.length
  // Helm stops reading where the outermost map ends, without a word about what follows.
  const ended = errors.every(({ code, pos }) => code === 'UNEXPECTED_TOKEN' && pos[0] >= end)
  if (!ended) for (const error of errors) fail(syntaxMessage(error), error.pos[0])
  const other = others.find((document) => !isEmpty(document))
  const behind = (ended ? errors[0]?.pos[0] : undefined) ?? (other && startOf(other.contents))
  if (behind !== undefined) {
    const message = other?.directives?.docStart
      ? 'a further document stands here: Helm 3 reads the first alone, Helm 4 merges all; keep one'
      : 'the values end before this, and every Helm ignores what follows'
    report('yaml-documents', [], message, behind)
  }
  return first
}

const isEmpty = ({ contents, errors }: Document.Parsed): boolean =>
  errors.length === 0 && (contents === null || (isScalar(contents) && contents.source === ''))
