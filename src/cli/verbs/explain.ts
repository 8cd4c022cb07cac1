import type { Explanation } from '../../explain/explain-value.ts'
import type { RenderedWith } from '../../explain/rendered-with.ts'
import { issuesOf } from '../../issues.ts'
import type { Layer } from '../../layers/layer.ts'
import { type Path, parsePath } from '../../path.ts'
import { allModels } from '../../schema/sections.ts'
import { type BuiltEnvironment, builtEnvironment } from '../built-environment.ts'
import { interruptible } from '../interrupt.ts'
import { type ExitCode, type Io, UsageError } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/** Tells who set a value and all that depends on it, or what an environment sets. An environment with errors is explained, too. */
export async function run(input: VerbInput): Promise<ExitCode> {
  const { positionals, options, io } = input
  const [environment, given] = positionals
  if (options.text('set-by') !== undefined) return (await import('../explain-set-by.ts')).explainSetBy(input)
  if (environment === undefined) throw new UsageError('explain needs <env>, or --set-by <env>')
  const path = given === undefined ? [] : parsePath(given)
  if (!path)
    throw new UsageError('a path is keys with dots between, [0] for an item, ["…"] for a key with other characters')
  const built = await builtEnvironment(environment, input)
  const { root, issues } = built
  if (!built.above) {
    report(issues, options.json, io)
    return exitCodeOf(issues)
  }
  const { above } = built
  const explanation = await explained(built, above, path)
  const rendered = explanation.setting && !options.isOn('no-render') ? await rendering(built, explanation.path, io) : {}
  report(issues, options.json, io, { chart: root.name, environment, ...explanation, ...rendered })
  if (!options.json) {
    const { explanationLines } = await import('../explain-text.ts')
    io.stdout(`${explanationLines(explanation, rendered).join('\n')}\n`)
  }
  return exitCodeOf(issues)
}

async function explained(
  { root, folder }: BuiltEnvironment,
  above: readonly Layer[],
  path: Path,
): Promise<Explanation> {
  const { explainLayers } = await import('../../explain/explain-value.ts')
  const { chartTemplates } = await import('../../chart-folder/chart-templates.ts')
  return explainLayers(root, above, path, chartTemplates(folder, allModels(root)))
}

/** What helm renders otherwise, or why nobody can tell. */
export interface Rendering {
  readonly rendered?: RenderedWith
  readonly unrendered?: string
}

async function rendering({ root, folder, above = [] }: BuiltEnvironment, path: Path, io: Io): Promise<Rendering> {
  const { findHelm } = await import('../../helm/helm.ts')
  const { renderedWith } = await import('../../explain/rendered-with.ts')
  try {
    const rendered = await interruptible(async (end) =>
      renderedWith(await findHelm(io.env, io.cwd, end), folder, root, above, path),
    )
    return typeof rendered === 'string' ? { unrendered: rendered } : { rendered }
  } catch (error) {
    const [issue] = issuesOf(error) ?? []
    if (issue?.code !== 'helm-missing') throw error
    return { unrendered: `needs helm: ${issue.message}` }
  }
}
