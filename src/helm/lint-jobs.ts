import { buildEnvironment } from '../build/build-values.ts'
import { originOf } from '../build/origin.ts'
import type { Environment } from '../define/environment.ts'
import { toYaml } from '../emit/yaml.ts'
import type { Issue } from '../issues.ts'
import type { EnvironmentLocator } from '../layers/environment-layers.ts'
import type { Layer } from '../layers/layer.ts'
import { type Path, startsWith } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { allModels, chartSections } from '../schema/sections.ts'
import { isDeployed } from '../values/deployed.ts'
import type { LintJob } from './lint.ts'

/** What stands for the environment where a chart is judged with nothing but its own values.yaml. */
export const BARE = 'chart defaults'

/** A chart that helm is not asked about. */
export interface Unasked {
  readonly name: string
  readonly label: string
  /** `off`: its environment does not deploy it. `invalid`: its environment has errors, which are the issues. */
  readonly reason: 'off' | 'invalid'
}

/** All questions of a project, and what was found out without helm. */
export interface LintPlan {
  /** Made one by one; the rest is complete when they are done. */
  readonly jobs: Iterable<LintJob>
  readonly issues: readonly Issue[]
  readonly unasked: readonly Unasked[]
  /** The names under which verdicts come: the charts, then what they are called where a release holds one more than once. */
  readonly names: readonly string[]
  /** Charts to judge, those not asked about included. */
  readonly total: number
}

/** So many that the start of a process is a small part, so few that the processors share the charts of a large project. */
const CHARTS_AT_ONCE = 8

/**
 * Every chart bare; then in each environment the root chart, and each subchart as it is when installed alone, with the
 * values that `generate` writes for it.
 */
export function planLint(
  root: ChartModel,
  environments: readonly Environment[],
  locator: EnvironmentLocator | undefined,
): LintPlan {
  const issues: Issue[] = []
  const unasked: Unasked[] = []
  const bare = allModels(root).map(({ dir, name }) => ({ dir, name, title: dir }))
  const sections = chartSections(root, {})
  const names = [...new Set([...bare, ...sections].map(({ name }) => name))]
  const total = bare.length + environments.length * sections.length

  function* jobs(): Iterable<LintJob> {
    for (let i = 0; i < bare.length; i += CHARTS_AT_ONCE)
      yield { charts: bare.slice(i, i + CHARTS_AT_ONCE), values: undefined, label: BARE }
    for (const environment of environments) {
      const { name: label } = environment
      const built = buildEnvironment(root, environment, locator ? { locator } : {})
      issues.push(...built.issues)
      for (const { name, path, chart, values } of chartSections(root, built.values ?? {})) {
        if (!built.values) unasked.push({ name, label, reason: 'invalid' })
        else if (!isDeployed(root, built.values, path)) unasked.push({ name, label, reason: 'off' })
        else {
          const title = name === chart.name ? chart.dir : `${chart.dir} as ${name}`
          const trace = tracer(root, built.layers, path)
          yield { charts: [{ dir: chart.dir, name, title }], values: toYaml(values), label, trace }
        }
      }
    }
  }
  return { jobs: jobs(), issues, unasked, names, total }
}

/** Finds who set what helm names, for a chart that is asked about alone or with those below it. */
function tracer(root: ChartModel, layers: readonly Layer[], section: Path): NonNullable<LintJob['trace']> {
  const sections = chartSections(root, {})
  return (chart, inside) => {
    const below = sections.filter(({ path }) => startsWith(path, section))
    const found = below.find((one) => one.chart.name === chart || one.name === chart)
    const path = [...(found?.path ?? section), ...inside]
    const origin = originOf(path, layers)
    return origin && { path, origin }
  }
}
