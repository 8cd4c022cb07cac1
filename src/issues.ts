import { comparePaths, formatPath, type Path } from './path.ts'
import { visible } from './visible.ts'

/**
 * Every kind of problem this package reports. The codes are the contract for programs and tests; texts may improve.
 * Each is described in docs/issues.md.
 */
export type IssueCode =
  // reading a layer
  | 'file-missing'
  | 'file-unreadable'
  | 'file-too-large'
  | 'yaml-syntax'
  | 'yaml-duplicate-key'
  | 'yaml-documents'
  | 'yaml-number'
  | 'yaml-key'
  | 'yaml-not-a-map'
  | 'unsafe-key'
  | 'control-character'
  | 'git-ref'
  | 'set-syntax'
  | 'set-conflict'
  // judging values
  | 'unknown-key'
  | 'wrong-type'
  | 'not-allowed'
  | 'out-of-range'
  | 'wrong-length'
  | 'wrong-pattern'
  | 'missing-key'
  | 'duplicate-items'
  | 'no-variant'
  | 'forbidden'
  | 'null-restores-default'
  | 'global-conflict'
  | 'shorthand-ignored'
  | 'deprecated-key'
  | 'rule-broken'
  | 'secret-literal'
  // defining a chart, an environment, a project
  | 'schema-description'
  | 'schema-default'
  | 'schema-open'
  | 'schema-empty'
  | 'schema-pattern'
  | 'schema-refinement'
  | 'schema-transform'
  | 'schema-unsupported'
  | 'schema-key'
  | 'schema-secret'
  | 'schema-rule'
  | 'project-config'
  | 'unknown-chart'
  | 'unknown-environment'
  // files on disk
  | 'artifact-stale'
  | 'artifact-missing'
  | 'artifact-unexpected'
  | 'file-not-ours'
  | 'path-outside'
  | 'markers-missing'
  | 'editor-settings'
  | 'write-failed'
  // what a real helm says
  | 'helm-missing'
  | 'helm-lint'
  | 'helm-template'
  // what Kubernetes would say
  | 'upgrade-refused'

/** Who set a value: the layer by name and, where it is known, the file and the line and column (from 1). */
export interface Origin {
  readonly layer: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** One problem. `message` says what is wrong and what is allowed; it never holds a string that a user wrote as a value. */
export interface Issue {
  readonly code: IssueCode
  /** @default 'error' */
  readonly severity?: 'error' | 'warning'
  /** Name of the chart that is concerned, absent where none is. */
  readonly chart?: string
  readonly path: Path
  readonly message: string
  readonly origin?: Origin
  readonly hint?: string
  /** Other settings that have a say in it, and who set them. */
  readonly related?: readonly { readonly path: Path; readonly origin?: Origin }[]
}

/** A problem before it is known which chart and layer it concerns. */
export type Finding = Pick<Issue, 'code' | 'path' | 'message' | 'hint'>

/** The one error class of this package: carries all issues at once. */
export class ValuesError extends Error {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super(formatIssues(issues))
    this.name = 'ValuesError'
    this.issues = sortIssues(issues)
  }
}

/** The issues that an error carries. A project may bundle a copy of this package, so the class cannot be asked. */
export function issuesOf(error: unknown): readonly Issue[] | undefined {
  const carried = error instanceof Error && 'issues' in error ? error.issues : undefined
  return Array.isArray(carried) ? carried : undefined
}

/** True for a problem that must stop the work; a warning does not. */
export const isError = (issue: Issue): boolean => issue.severity !== 'warning'

/** By chart, then path, then line, then code: the same problems always print in the same order. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  return [...issues].sort(
    (a, b) =>
      compareText(a.chart ?? '', b.chart ?? '') ||
      comparePaths(a.path, b.path) ||
      compareText(a.origin?.file ?? '', b.origin?.file ?? '') ||
      (a.origin?.line ?? 0) - (b.origin?.line ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  )
}

/**
 * One issue as text, without colour:
 *
 * ```
 * error  web  replicaCuont  is not a setting
 *   set in values.yaml:3 (-f values.yaml)
 *   hint: did you mean replicaCount?
 * ```
 */
export function formatIssue(issue: Issue): string {
  const head = [
    issue.severity ?? 'error',
    issue.chart,
    issue.path.length > 0 || issue.chart ? formatPath(issue.path) : '',
  ]
  const lines = [`${head.filter(Boolean).join('  ')}  ${issue.message}`]
  if (issue.origin) lines.push(`  set in ${formatOrigin(issue.origin)}`)
  for (const { path, origin } of issue.related ?? [])
    if (origin) lines.push(`  ${formatPath(path)} is set in ${formatOrigin(origin)}`)
  if (issue.hint) lines.push(`  hint: ${issue.hint}`)
  return visible(lines.join('\n'))
}

/** All issues, sorted, with their number in the last line. */
export const formatIssues = (issues: readonly Issue[]): string =>
  [...sortIssues(issues).map(formatIssue), summarize(issues)].join('\n')

/** `2 errors, 1 warning` */
export function summarize(issues: readonly Issue[]): string {
  const errors = issues.filter(isError).length
  const warnings = issues.length - errors
  return [plural(errors, 'error'), warnings > 0 ? plural(warnings, 'warning') : ''].filter(Boolean).join(', ')
}

/** `src/production.ts:3 (environment production)`; the layer alone where no file is known, the file alone where it is the layer. */
export function formatOrigin(origin: Origin): string {
  if (!origin.file) return origin.layer
  const place = origin.line ? `${origin.file}:${origin.line}` : origin.file
  return origin.layer.endsWith(origin.file) ? place : `${place} (${origin.layer})`
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
