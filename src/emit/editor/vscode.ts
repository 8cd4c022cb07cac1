import { applyEdits, type FormattingOptions, modify, type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import type { Issue } from '../../issues.ts'
import type { Binding } from './bindings.ts'
import { unchangeable } from './unchangeable.ts'

const EXTENSION = 'redhat.vscode-yaml'

/**
 * `.vscode/settings.json` with the bindings in `yaml.schemas`. What else stands there stays, comments and layout included,
 * and so do further files of a schema.
 *
 * @param before what the file holds; undefined or empty for none.
 * @returns `editor-settings` for a file whose `yaml.schemas` cannot be found or is no map.
 */
export function vscodeSettings(before: string | undefined, bindings: readonly Binding[]): string | Issue {
  const read = readSettings(before, '.vscode/settings.json')
  if ('code' in read) return read
  const known = read.settings['yaml.schemas'] ?? {}
  if (!isRecord(known)) return unchangeable('.vscode/settings.json', 'holds a yaml.schemas that is no map')
  return bindings.reduce((text, { schema, globs }) => {
    const key = `./${schema}`
    const given = known[key]
    const kept = given === undefined ? [] : [given].flat()
    const added = globs.filter((glob) => !kept.includes(glob))
    if (added.length === 0) return text
    return changed(text, ['yaml.schemas', key], [...kept, ...added])
  }, read.text)
}

/** `.vscode/extensions.json` with the extension that reads the bindings, unless the user does not want it. */
export function vscodeExtensions(before: string | undefined): string | Issue {
  const file = '.vscode/extensions.json'
  const read = readSettings(before, file)
  if ('code' in read) return read
  const { recommendations = [], unwantedRecommendations = [] } = read.settings
  if (!Array.isArray(recommendations)) return unchangeable(file, 'holds recommendations that are no list')
  if ([recommendations, unwantedRecommendations].flat().includes(EXTENSION)) return read.text
  return changed(read.text, ['recommendations'], [...recommendations, EXTENSION])
}

interface Read {
  readonly text: string
  readonly settings: Readonly<Record<string, unknown>>
}

function readSettings(before: string | undefined, file: string): Read | Issue {
  const text = before === undefined || before.trim() === '' ? '{}\n' : before
  const errors: ParseError[] = []
  const settings: unknown = parse(text, errors, { allowTrailingComma: true })
  const [first] = errors
  if (first) {
    const line = text.slice(0, first.offset).split('\n').length
    return unchangeable(
      file,
      `cannot be read as JSON with comments: ${printParseErrorCode(first.error)} in line ${line}`,
    )
  }
  return isRecord(settings) ? { text, settings } : unchangeable(file, 'holds no settings, which are a map')
}

const changed = (text: string, path: string[], value: unknown): string =>
  applyEdits(text, modify(text, path, value, { formattingOptions: layoutOf(text) }))

/** As the file is indented, by the first line that is. */
function layoutOf(text: string): FormattingOptions {
  const [, indent = '  '] = /\n([ \t]+)\S/.exec(text) ?? []
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 4 : indent.length, eol }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
