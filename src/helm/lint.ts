import type { Issue } from '../issues.ts'
import type { Helm, HelmRun } from './helm.ts'

/** Charts that share their values, so that one `helm lint` takes them all: a quarter of the cost of single calls. */
export interface LintJob {
  /** Folders, relative to the project. */
  readonly charts: readonly string[]
  /** Content of a values file, undefined for none. */
  readonly values: string | undefined
  /** For messages: the environment, or `chart defaults`. */
  readonly label: string
}

/** What helm said of the charts of a job. */
export interface Linted extends Omit<LintJob, 'values'> {
  readonly issues: readonly Issue[]
  /** Number of rendered objects, by chart. */
  readonly objects: Readonly<Record<string, number>>
}

/**
 * Runs `helm lint --strict`, which judges values and style, and `helm template`, which alone fails on `required` and
 * `fail`. Values go through standard input. Issues: `helm-lint`, `helm-template`, in helm's words.
 */
export async function lintCharts(helm: Helm, root: string, { charts, values, label }: LintJob): Promise<Linted> {
  const input =
    values === undefined
      ? { args: [], options: { cwd: root } }
      : { args: ['-f', '-'], options: { cwd: root, input: values } }
  const lint = await helm.run(['lint', '--strict', ...charts, ...input.args], input.options)
  const issues = lint.code === 0 ? [] : lintIssues(lint, label)
  const objects: Record<string, number> = {}
  for (const chart of charts) {
    const rendered = await helm.run(['template', 'lint', chart, ...input.args], input.options)
    if (rendered.code === 0) objects[chart] = rendered.stdout.split(/^kind: /m).length - 1
    else issues.push(issue('helm-template', chart, label, rendered.stderr.trim()))
  }
  return { charts, label, issues, objects }
}

/** One issue for each line in which helm names an error or warning; helm repeats itself, we do not. */
function lintIssues({ stdout, stderr }: HelmRun, label: string): Issue[] {
  const issues: Issue[] = []
  let chart = ''
  for (const line of stdout.split('\n')) {
    const heading = /^==> Linting (.*)$/.exec(line)
    if (heading) chart = heading[1] ?? ''
    else if (/^\[(ERROR|WARNING)\]/.test(line)) issues.push(issue('helm-lint', chart, label, line))
    else if (/^\s*- /.test(line) && issues.length > 0) issues.push(issue('helm-lint', chart, label, line.trim()))
  }
  return issues.length > 0 ? issues : [issue('helm-lint', chart, label, stderr.trim())]
}

const issue = (code: Issue['code'], chart: string, label: string, words: string): Issue => ({
  code,
  path: [],
  message: `${chart} with ${label}: ${words}`,
})
