import { type Environment, environmentChain } from '../define/environment.ts'
import type { Project } from '../define/project.ts'
import { type Issue, ValuesError } from '../issues.ts'
import { nameHint } from '../judge/closest.ts'
import { secretLiterals } from '../judge/secret-literals.ts'
import { type EnvironmentLocator, environmentLayers } from '../layers/environment-layers.ts'
import type { Layer } from '../layers/layer.ts'
import { plainLayers } from '../layers/plain-layers.ts'
import { type ChartModel, modelOf } from '../schema/model.ts'
import { type BuildResult, buildLayers, refusedLayers } from './build-layers.ts'
import { originIn } from './origin.ts'

/** What `buildValues` takes. */
export interface BuildOptions {
  /** Name of one of the project's environments. */
  readonly environment: string
  /** Further layers on top: `-f` files, `--set` flags. */
  readonly layers?: readonly Layer[]
  /** Finds lines in the TypeScript files of environments; the command line gives one. */
  readonly locator?: EnvironmentLocator
}

/**
 * Builds the complete values of the project's root chart in one environment: chart defaults, then the environment and
 * what it extends, then further layers, folded with Helm's meaning and judged by the chart's schema.
 *
 * @example
 * const { values, issues } = await buildValues(project, { environment: 'production' })
 *
 * @returns the values, or all issues; the project is not changed.
 * @throws ValuesError for an unknown environment (`unknown-environment`) and for mistakes in a chart's definition.
 */
export async function buildValues(project: Project, options: BuildOptions): Promise<BuildResult> {
  const environment = environmentNamed(project, options.environment)
  return buildEnvironment(await modelOf(project.root), environment, options)
}

/** As `buildValues`, for a chart that is converted already. */
export function buildEnvironment(
  chart: ChartModel,
  environment: Environment,
  { layers = [], locator }: Omit<BuildOptions, 'environment'> = {},
): BuildResult {
  const own = readEnvironment(chart, environment, locator)
  const further = plainLayers(layers)
  const above = [...own.layers, ...further.layers]
  return (
    refusedLayers(chart, above, [...own.issues, ...further.issues]) ?? buildLayers(chart, above, { nulls: 'refuse' })
  )
}

/**
 * The layers of an environment, and what none may hold: what no values file could, and secrets (`secret-literal`), which
 * the layers that whoever calls puts on top may carry.
 */
export function readEnvironment(
  chart: ChartModel,
  environment: Environment,
  locator?: EnvironmentLocator,
): { readonly layers: readonly Layer[]; readonly issues: readonly Issue[] } {
  const { layers, issues } = environmentLayers(environment, locator)
  const allowed = Object.assign({}, ...environmentChain(environment).map(({ notSecret }) => notSecret))
  const secrets = layers.flatMap((layer) =>
    secretLiterals(layer.values, chart.schema, allowed).map((finding) => ({
      ...finding,
      origin: originIn(layer, finding.path),
    })),
  )
  return { layers, issues: [...issues, ...secrets] }
}

/** @throws ValuesError `unknown-environment`, with the names there are. */
export function environmentNamed(project: Project, name: string): Environment {
  const found = project.environments.find((environment) => environment.name === name)
  if (found) return found
  const names = project.environments.map((environment) => environment.name)
  const below = project.environments.flatMap(environmentChain).some((environment) => environment.name === name)
  const message = below ? `the environment ${name} only serves others to extend` : `there is no environment ${name}`
  throw new ValuesError([{ code: 'unknown-environment', path: [], message, hint: nameHint(name, names) }])
}
