import { buildEnvironment, environmentNamed } from '../../build/build-values.ts'
import { allModels } from '../../emit/artifacts.ts'
import { toYaml } from '../../emit/yaml.ts'
import { findHelm } from '../../helm/helm.ts'
import { type Linted, lintCharts } from '../../helm/lint.ts'
import { type Issue, isError } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import { modelOf } from '../../schema/model.ts'
import type { ExitCode } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/** Has a real helm judge every chart bare, and the root chart with the values of each environment. */
export async function run({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const [name] = positionals
  const { project, root, locator } = await loadProject(io.cwd, options.text('config'))
  const environments = name === undefined ? project.environments : [environmentNamed(project, name)]
  const helm = await findHelm(io.env)
  const model = await modelOf(project.root)
  const issues: Issue[] = []
  const results: Linted[] = [
    await lintCharts(helm, root, {
      charts: allModels(model).map(({ dir }) => dir),
      values: undefined,
      label: 'chart defaults',
    }),
  ]
  for (const environment of environments) {
    const built = buildEnvironment(model, environment, { locator })
    issues.push(...built.issues)
    if (built.values)
      results.push(
        await lintCharts(helm, root, { charts: [model.dir], values: toYaml(built.values), label: environment.name }),
      )
  }
  issues.push(...results.flatMap((result) => result.issues))
  report(issues, options.json, io, {
    helm: helm.version,
    results: results.map(({ label, charts, objects }) => ({ label, charts, objects })),
  })
  if (!options.json) io.stderr(account(helm.version, results))
  return exitCodeOf(issues)
}

function account(version: string, results: readonly Linted[]): string {
  const lines = results.flatMap(({ label, charts, issues, objects }) =>
    charts.map(
      (chart) =>
        `  ${chart.padEnd(28)}${label.padEnd(18)}${issues.some(isError) ? 'refused' : `accepted, ${objects[chart] ?? 0} objects`}`,
    ),
  )
  return [`helm ${version}: lint --strict, template`, ...lines, ''].join('\n')
}
