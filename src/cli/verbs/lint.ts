import { buildEnvironment, environmentNamed } from '../../build/build-values.ts'
import { toYaml } from '../../emit/yaml.ts'
import { findHelm } from '../../helm/helm.ts'
import { lintCharts, type Verdict } from '../../helm/lint.ts'
import type { Issue } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import { modelOf } from '../../schema/model.ts'
import { allModels } from '../../schema/sections.ts'
import type { ExitCode } from '../io.ts'
import { progressOf } from '../progress.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/** Has a real helm judge every chart bare, and the root chart with the values of each environment. */
export async function run({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const [name] = positionals
  const { project, root, locator } = await loadProject(io.cwd, options.text('config'))
  const environments = name === undefined ? project.environments : [environmentNamed(project, name)]
  const helm = await findHelm(io.env, io.cwd)
  const model = await modelOf(project.root)
  const progress = progressOf(io)
  const bare = { charts: allModels(model).map(({ dir }) => dir), values: undefined, label: 'chart defaults' }
  const verdicts = await lintCharts(helm, root, bare)
  const issues: Issue[] = []
  for (const environment of environments) {
    progress(`helm judges ${environment.name}`)
    const built = buildEnvironment(model, environment, { locator })
    issues.push(...built.issues)
    if (!built.values) continue
    const job = { charts: [model.dir], values: toYaml(built.values), label: environment.name }
    verdicts.push(...(await lintCharts(helm, root, job)))
  }
  issues.push(...verdicts.flatMap((verdict) => verdict.issues))
  report(issues, options.json, io, { helm: helm.version, verdicts })
  if (!options.json) io.stderr(account(helm.version, verdicts))
  return exitCodeOf(issues)
}

function account(version: string, verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(({ chart, label, issues, objects }) => {
    const verdict = issues.length > 0 ? 'refused' : `accepted, ${objects} objects`
    return `  ${chart.padEnd(28)}${label.padEnd(18)}${verdict}`
  })
  return [`helm ${version}: lint --strict, template`, ...lines, ''].join('\n')
}
