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

/** What helm said of one chart with the values of a job. */
export interface Verdict {
  readonly chart: string
  readonly label: string
  /** `helm-lint` and `helm-template`, in helm's words; empty if helm takes the chart. */
  readonly issues: readonly Issue[]
  /** Number of rendered objects. */
  readonly objects: number
}

/**
 * Runs `helm lint --strict`, which judges values and style, and `helm template`, which alone fails on `required` and
 * `fail`. Values go through standard input.
 */
export async function lintCharts(helm: Helm, root: string, { charts, values, label }: LintJob): Promise<Verdict[]> {
  const options = { cwd: root, ...(values === undefined ? {} : { input: values }) }
  const layer = values === undefined ? [] : ['-f', '-']
  const run = await helm.run(['lint', '--strict', ...charts, ...layer], options)
  const lint = lintWords(run)
  // helm may fail before it names a chart
  const unsaid =
    run.code !== 0 && !charts.some((chart) => lint.has(chart)) ? [run.stderr.trim() || `exit code ${run.code}`] : []
  const verdicts: Verdict[] = []
  for (const chart of charts) {
    const rendered = await helm.run(['template', 'lint', chart, ...layer], options)
    const issue =
      (code: Issue['code']) =>
      (words: string): Issue => ({ code, path: [], message: `${chart} with ${label}: ${words}` })
    const issues = (lint.get(chart) ?? unsaid).map(issue('helm-lint'))
    if (rendered.code !== 0) issues.push(issue('helm-template')(rendered.stderr.trim()))
    verdicts.push({ chart, label, issues, objects: rendered.stdout.split(/^kind: /m).length - 1 })
  }
  return verdicts
}

/** The lines in which helm names errors and warnings, by chart. */
function lintWords({ code, stdout }: HelmRun): Map<string, string[]> {
  const words = new Map<string, string[]>()
  if (code === 0) return words
  let chart = ''
  for (const line of stdout.split('\n')) {
    const heading = /^==> Linting (.*)$/.exec(line)
    const said = words.get(chart) ?? []
    if (heading) chart = heading[1] ?? ''
    else if (/^\[(ERROR|WARNING)\]/.test(line)) words.set(chart, [...said, line])
    else if (/^\s*- /.test(line) && said.length > 0) words.set(chart, [...said, line.trim()])
  }
  return words
}
