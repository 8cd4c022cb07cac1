import { createColors } from 'picocolors'
import { formatIssue, type Issue, isError, sortIssues, summarize } from '../issues.ts'
import { EXIT, type ExitCode, type Io } from './io.ts'

/** Prints issues: for people on stderr, or as `{ "issues": [...] }` with what else there is on stdout. */
export function report(issues: readonly Issue[], json: boolean, io: Io, more: object = {}): void {
  const sorted = sortIssues(issues)
  if (json) io.stdout(`${JSON.stringify({ issues: sorted, ...more }, null, 2)}\n`)
  if (json || sorted.length === 0) return
  const { red, yellow, dim } = createColors(io.color)
  for (const issue of sorted) {
    const [head = '', ...rest] = formatIssue(issue).split('\n')
    const paint = isError(issue) ? red : yellow
    const first = `${head.replace(/^(error|warning)/, (word) => paint(word))}  ${dim(`[${issue.code}]`)}`
    io.stderr(`${[first, ...rest.map(dim)].join('\n')}\n`)
  }
  io.stderr(`${summarize(sorted)}\n`)
}

/** Codes that mean the command or the project is wrong, not the values. */
const USAGE_CODES: ReadonlySet<string> = new Set([
  'file-missing',
  'file-unreadable',
  'set-syntax',
  'unknown-chart',
  'unknown-environment',
  'project-config',
  'helm-missing',
  'path-outside',
  'editor-settings',
  'write-failed',
])

/** 0 if there are only warnings, 2 if the command or the project is wrong, else 1. */
export function exitCodeOf(issues: readonly Issue[]): ExitCode {
  const errors = issues.filter(isError)
  if (errors.length === 0) return EXIT.fine
  return errors.some(({ code }) => USAGE_CODES.has(code) || code.startsWith('schema-')) ? EXIT.usage : EXIT.findings
}
