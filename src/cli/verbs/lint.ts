import { environmentNamed } from '../../build/build-values.ts'
import { findHelm } from '../../helm/helm.ts'
import { lintCharts, type Verdict } from '../../helm/lint.ts'
import { BARE, type LintPlan, planLint } from '../../helm/lint-jobs.ts'
import { loadProject } from '../../project-file/load-project.ts'
import { modelOf } from '../../schema/model.ts'
import { interruptible } from '../interrupt.ts'
import type { ExitCode } from '../io.ts'
import { progressOf } from '../progress.ts'
import { exitCodeOf, report } from '../report.ts'
import { fits, type Table, tableLines, transposed } from '../table.ts'
import type { VerbInput } from '../verb.ts'

/** Has a real helm judge every chart bare, and every chart with its values of each environment. */
export async function run({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const [name] = positionals
  const { project, root, locator } = await loadProject(io.cwd, options.text('config'))
  const environments = name === undefined ? project.environments : [environmentNamed(project, name)]
  const plan = planLint(await modelOf(project.root), environments, locator)
  const progress = progressOf(io)
  const { helm, verdicts } = await interruptible(async (end) => {
    const helm = await findHelm(io.env, io.cwd, end)
    const verdicts = await lintCharts(helm, root, plan.jobs, (judged, next) =>
      progress(`${judged + plan.unasked.length}/${plan.total} judged, now ${next}`),
    )
    return { helm, verdicts }
  })
  const issues = [...plan.issues, ...verdicts.flatMap((verdict) => verdict.issues)]
  report(issues, options.json, io, { helm: helm.version, verdicts, unasked: plan.unasked })
  if (!options.json) {
    const labels = [BARE, ...environments.map((environment) => environment.name)]
    const account = accountOf(verdicts, plan, labels)
    const isTall = environments.length > MOST_COLUMNS || !fits(account, io.columns)
    io.stderr(`helm ${helm.version}: lint --strict, template; number of rendered objects\n`)
    for (const line of tableLines(isTall ? transposed(account) : account, io.columns)) io.stderr(`${line}\n`)
  }
  return exitCodeOf(issues)
}

/** More environments than these have a row each. */
const MOST_COLUMNS = 6

/** A row for each name, a column for each set of values. */
function accountOf(verdicts: readonly Verdict[], { names, unasked }: LintPlan, labels: readonly string[]): Table {
  const cells = new Map<string, string>()
  for (const { name, label, issues, objects } of verdicts)
    cells.set(`${name} with ${label}`, issues.length > 0 ? 'refused' : `${objects}`)
  for (const { name, label, reason } of unasked) cells.set(`${name} with ${label}`, reason)
  return [
    ['', ...labels],
    ...names.map((name) => [name, ...labels.map((label) => cells.get(`${name} with ${label}`) ?? '-')]),
  ]
}
