import { availableParallelism } from 'node:os'
import type { Issue, Origin } from '../issues.ts'
import type { Path } from '../path.ts'
import type { Helm, HelmRun } from './helm.ts'
import { namedPaths } from './named-paths.ts'
import { pooled } from './pool.ts'

/** A chart as helm is asked about it. */
export interface LintChart {
  /** Folder, relative to the project. */
  readonly dir: string
  /** The name of the chart; the keys that lead to it where the release holds that chart more than once. */
  readonly name: string
  /** For messages: the folder, with the name where the folder alone does not say which. */
  readonly title: string
}

/** Charts that share their values, so that one `helm lint` takes them all: cheaper than single calls. */
export interface LintJob {
  readonly charts: readonly LintChart[]
  /** Content of a values file, undefined for none. */
  readonly values: string | undefined
  /** The environment, or `chart defaults`. */
  readonly label: string
  /** Who set a value that helm names, under the path that users know; undefined for what nobody set. */
  readonly trace?: (chart: string, path: Path) => { readonly path: Path; readonly origin: Origin } | undefined
}

/** What helm said of one chart with the values of a job. */
export interface Verdict {
  /** Folder of the chart, relative to the project. */
  readonly chart: string
  readonly name: string
  readonly label: string
  /** `helm-lint` and `helm-template`, in helm's words; empty if helm takes the chart. */
  readonly issues: readonly Issue[]
  /** Number of rendered objects. */
  readonly objects: number
}

/**
 * Runs `helm lint --strict`, which judges values and style, and `helm template`, which alone fails on `required` and
 * `fail`; as many at once as there are processors. Values go through standard input.
 *
 * @param progress told before each run of helm: how many charts are judged so far, and what is next.
 * @returns the verdicts in the order of the jobs, whatever ended first.
 */
export async function lintCharts(
  helm: Helm,
  root: string,
  jobs: Iterable<LintJob>,
  progress: (judged: number, next: string) => void,
): Promise<Verdict[]> {
  let judged = 0
  const answers = await pooled(
    questionsOf(jobs),
    availableParallelism(),
    async ({ verb, charts, values, label, trace }) => {
      progress(judged, `${charts[0]?.title} with ${label}`)
      const layer = values === undefined ? [] : ['-f', '-']
      const args = [...verb.args, ...charts.map(({ dir }) => dir), ...layer]
      const run = await helm.run(args, { cwd: root, ...(values === undefined ? {} : { input: values }) })
      if (verb === TEMPLATE) judged += 1
      return charts.map(({ dir, name, title }): Verdict => {
        const { words, objects } = verb.read(run, dir)
        const issue = (said: string): Issue => {
          const related = namedPaths(said).flatMap((named) => trace?.(named.chart ?? name, named.path) ?? [])
          const message = `${title} with ${label}: ${said}`
          return { code: verb.code, path: [], message, ...(related.length > 0 ? { related } : {}) }
        }
        return { chart: dir, name, label, issues: words.map(issue), objects }
      })
    },
  )
  return joined(answers.flat())
}

/** What helm is asked with one process, and what of its answer concerns the chart in a folder. */
interface HelmVerb {
  readonly args: readonly string[]
  readonly code: Issue['code']
  readonly read: (run: HelmRun, dir: string) => { readonly words: readonly string[]; readonly objects: number }
}

const LINT: HelmVerb = {
  args: ['lint', '--strict'],
  code: 'helm-lint',
  read: (run, dir) => ({ words: run.code === 0 ? [] : lintWords(run, dir), objects: 0 }),
}

const TEMPLATE: HelmVerb = {
  args: ['template', 'lint'],
  code: 'helm-template',
  read: ({ code, stdout, stderr }) => ({
    words: code === 0 ? [] : [templateWords(stderr)],
    objects: stdout.split(/^kind: /m).length - 1,
  }),
}

function* questionsOf(jobs: Iterable<LintJob>): Iterable<LintJob & { readonly verb: HelmVerb }> {
  for (const job of jobs) {
    yield { ...job, verb: LINT }
    for (const chart of job.charts) yield { ...job, verb: TEMPLATE, charts: [chart] }
  }
}

/** What `helm template` said of a failure, without the advice to call it otherwise. */
export const templateWords = (stderr: string): string =>
  stderr.replace(/^Use --debug flag to render out invalid YAML$/m, '').trim()

/** The lines in which helm names errors and warnings of one chart; all it said if it failed before it named any chart. */
function lintWords({ code, stdout, stderr }: HelmRun, dir: string): string[] {
  const words = new Map<string, string[]>()
  let chart = ''
  for (const line of stdout.split('\n')) {
    const heading = /^==> Linting (.*)$/.exec(line)
    const said = words.get(chart) ?? []
    if (heading) chart = heading[1] ?? ''
    else if (/^\[(ERROR|WARNING)\]/.test(line)) words.set(chart, [...said, line])
    else if (/^\s*- |^[a-z0-9-]+:$/.test(line) && said.length > 0)
      words.set(chart, [...said.slice(0, -1), `${said.at(-1)}\n${line.trim()}`])
  }
  if (words.size === 0) return [stderr.trim() || `exit code ${code}`]
  return words.get(dir) ?? []
}

/** One verdict for what lint and template said of the same chart with the same values. */
function joined(verdicts: readonly Verdict[]): Verdict[] {
  const whole = new Map<string, Verdict>()
  for (const verdict of verdicts) {
    const key = `${verdict.name} with ${verdict.label}`
    const { issues = [], objects = 0 } = whole.get(key) ?? {}
    whole.set(key, { ...verdict, issues: [...issues, ...verdict.issues], objects: objects + verdict.objects })
  }
  return [...whole.values()]
}
