import type { BuildResult } from '../build/build-layers.ts'
import { buildEnvironment } from '../build/build-values.ts'
import type { Environment } from '../define/environment.ts'
import type { Project } from '../define/project.ts'
import type { Issue } from '../issues.ts'
import type { EnvironmentLocator } from '../layers/environment-layers.ts'
import type { ChartModel } from '../schema/model.ts'
import { chartSections } from '../schema/sections.ts'
import type { Artifact } from './artifact.ts'
import { chartArtifacts, environmentArtifacts, environmentPath } from './artifacts.ts'

/** What a step of the project makes: artifacts, or the issues why not and the files that it would have made. */
export interface Made {
  readonly artifacts: Iterable<Artifact>
  readonly issues: readonly Issue[]
  /** Paths that stay as they are on disk because their environment is not valid. */
  readonly kept: readonly string[]
  /** The environment that was built, for a step that builds one. */
  readonly built?: BuiltStep
}

/** An environment as it was built. */
export interface BuiltStep extends BuildResult {
  readonly environment: string
}

/** What was made before, for a project that is made again and again: what follows from the same objects is the same. */
export interface Remembered {
  readonly charts: WeakMap<ChartModel, readonly Artifact[]>
  readonly environments: WeakMap<
    Environment,
    { readonly project: string; readonly root: ChartModel; readonly made: Made }
  >
}

/**
 * Everything that follows from a project, step by step: first what the charts' definitions say, then one environment
 * after the other. A step is made when it is asked for and can be dropped after, so memory does not grow with the number
 * of environments. An environment with errors makes nothing and keeps no other from being made.
 *
 * @param remembered what earlier calls made; then all that this one makes is kept there.
 */
export function* projectArtifacts(
  project: Project,
  root: ChartModel,
  locator?: EnvironmentLocator,
  remembered?: Remembered,
): Iterable<Made> {
  yield { artifacts: chartArtifacts(root, project.generated, remembered?.charts), issues: [], kept: [] }
  const places = JSON.stringify([project.generated, project.minimal])
  for (const environment of project.environments) {
    const known = remembered?.environments.get(environment)
    const isSame = known?.root === root && known.project === places
    const made = isSame ? known.made : environmentStep(project, root, environment, locator)
    // a generator can be asked once
    const step = remembered && !isSame ? { ...made, artifacts: [...made.artifacts] } : made
    remembered?.environments.set(environment, { project: places, root, made: step })
    yield step
  }
}

function environmentStep(
  project: Project,
  root: ChartModel,
  environment: Environment,
  locator: EnvironmentLocator | undefined,
): Made {
  const result = buildEnvironment(root, environment, locator ? { locator } : {})
  const { values, issues } = result
  const { name } = environment
  const built = { ...result, environment: name }
  if (values) return { artifacts: environmentArtifacts(root, project, name, values), issues, kept: [], built }
  const kept = chartSections(root, {}).map((section) => environmentPath(project.generated, name, section.name))
  return { artifacts: [], issues, kept, built }
}
