import type { Path } from '../path.ts'

/** Characters of a description; what is longer ends with a sentence before. */
const LONGEST = 240

/** Finds what a values.yaml says of a setting: the comment above it, or what helm-docs and Bitnami write into comments. */
export function commentsOf(text: string): (path: Path, line: number | undefined) => string | undefined {
  const lines = text.split(/\r?\n/)
  const params = new Map<string, string>()
  for (const line of lines) {
    const [, path, words] = /^\s*#+\s*@param\s+(\S+)\s+(?:\[[^\]]*\]\s*)?(.+)$/.exec(line) ?? []
    if (path && words) params.set(path, words)
  }
  return (path, line) => {
    const said = params.get(path.join('.')) ?? (line === undefined ? '' : commentAbove(lines, line))
    return shortened(said) || undefined
  }
}

/** The comment that ends on the line before, without what is no prose. */
function commentAbove(lines: readonly string[], line: number): string {
  let first = line - 1
  const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0] ?? ''
  while (first > 0 && lines[first - 1]?.startsWith(`${indent}#`)) first--
  const words = lines.slice(first, line - 1).map((text) => text.replace(/^\s*#+ ?/, ''))
  // helm-docs takes the lines from `--` on
  const documented = words.findLastIndex((text) => /^--(\s|$)/.test(text))
  const prose = documented < 0 ? words : words.slice(documented)
  return prose
    .map((text) => text.replace(/^--\s*(\([^)]*\)\s*)?/, '').trim())
    .filter((text) => text !== '' && !isNoProse(text))
    .join(' ')
}

/** Marks of tools, rulers, and settings that are commented out. */
const isNoProse = (text: string): boolean =>
  /^@|^[-=*#_ ]+$|^-? ?["']?[\w./-]+["']?:( |$)|^- \S+$|^[[\]{}]|yaml-language-server|\$schema:/.test(text)

function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const start = text.slice(0, LONGEST)
  const sentence = start.search(/[.!?] [^.!?]*$/)
  return sentence > 0 ? start.slice(0, sentence + 1) : `${start.slice(0, start.lastIndexOf(' '))} …`
}

/** A key as words: `replicaCount` is `Replica count`. */
export function wordsOf(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (/^[A-Z]{2,}s?$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
  return words === '' ? key : `${words[0]?.toUpperCase()}${words.slice(1)}`
}
