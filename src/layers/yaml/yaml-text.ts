/** A values file as text with `\n` line ends and without byte order mark, and the first of its characters that is wrong. */
export interface YamlText {
  readonly text: string
  readonly problem?: { readonly message: string; readonly offset: number }
}

// What go-yaml takes (YAML 1.1); a lone surrogate cannot come from UTF-8.
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
// Line ends, and a byte order mark at the start of a later line: Helm (YAML 1.1) skips them, YAML 1.2 readers do not.
const OLD_LINE_END = /[\x85\u2028\u2029]|(?<=\n)\ufeff/
// Helm 4 splits a file at lines that start with `---` before it reads YAML.
const SEPARATOR = /(?:^|\n)---(?:[^\S\n]*[^\s#]|#)/

/** By the first two bytes: a byte order mark in one order or the other. */
const UTF_16: Readonly<Record<string, string>> = {
  '255 254': 'the file is UTF-16, which Helm 3 reads and Helm 4 refuses: save it as UTF-8',
  '254 255': 'the file is UTF-16, which Helm reads and most tools do not: save it as UTF-8',
}

/** Decodes a values file: UTF-8 with or without byte order mark; CRLF and lone CR become `\n`, as Helm reads them. */
export function readYamlText(input: string | Uint8Array): YamlText {
  let text: string
  try {
    text = typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input)
  } catch {
    const message = UTF_16[`${input[0]} ${input[1]}`] ?? 'the file is not UTF-8 text'
    return { text: '', problem: { message, offset: 0 } }
  }
  if (text.startsWith('\ufeff')) text = text.slice(1)
  // Before line ends are made equal: Helm 4 takes \n alone for a line end here.
  const separator = SEPARATOR.exec(text)
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  const forbidden = FORBIDDEN.exec(text)
  if (forbidden) {
    return { text, problem: { message: `YAML cannot hold ${codePoint(forbidden[0])}`, offset: forbidden.index } }
  }
  const end = OLD_LINE_END.exec(text)
  if (end) {
    const message = `some readers only skip ${codePoint(end[0])} here: write it as an escape in double quotes`
    return { text, problem: { message, offset: end.index } }
  }
  if (separator) {
    const message = 'on a line that starts with ---, Helm 4 takes nothing else but a comment; Helm 3 also takes a value'
    return { text, problem: { message, offset: Math.max(0, text.search(/^---(?:[^\S\n]*[^\s#]|#)/m)) } }
  }
  return { text }
}

const codePoint = (char: string): string =>
  `the character U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
