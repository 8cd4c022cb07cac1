import { buildEnvironment } from '../build/build-values.ts'
import { type Renewal, rebuildValues, renewalOf } from '../build/rebuild.ts'
import type { Environment } from '../define/environment.ts'
import type { Project } from '../define/project.ts'
import type { Issue } from '../issues.ts'
import type { EnvironmentLocator } from '../layers/environment-layers.ts'
import type { ChartModel } from '../schema/model.ts'
import { chartSections } from '../schema/sections.ts'
import type { Values } from '../values/values.ts'
import type { Artifact } from './artifact.ts'
import { chartArtifacts, environmentArtifacts, environmentPath } from './artifacts.ts'
import type { KnownTexts } from './yaml.ts'

/** What a step of the project makes: artifacts, or the issues why not and the files that it would have made. */
export interface Made {
  readonly artifacts: Iterable<Artifact>
  readonly issues: readonly Issue[]
  /** Paths that stay as they are on disk because their environment is not valid. */
  readonly kept: readonly string[]
  /** The environment that was built, for a step that builds one. */
  readonly built?: BuiltStep
}

/** An environment as it was built; without values where there is an error. */
export interface BuiltStep {
  readonly environment: string
  readonly values: Values | undefined
}

/** What was made before, for a project that is made again and again: what follows from the same objects is the same. */
export interface Remembered {
  readonly charts: WeakMap<ChartModel, readonly Artifact[]>
  readonly environments: WeakMap<Environment, KnownStep>
  /** The text of sections. */
  readonly texts: KnownTexts
}

interface KnownStep {
  /** Where the project wants its files. */
  readonly places: string
  readonly root: ChartModel
  readonly made: Made
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
  if (!remembered) {
    for (const environment of project.environments) yield newStep(project, root, environment, locator)
    return
  }
  const places = JSON.stringify([project.generated, project.minimal])
  const renewals = new Map<ChartModel, Renewal | undefined>()
  for (const environment of project.environments) {
    const found = remembered.environments.get(environment)
    const known = found?.places === places ? found : undefined
    if (known && known.root !== root && !renewals.has(known.root)) renewals.set(known.root, renewalOf(known.root, root))
    const renewal = known && renewals.get(known.root)
    const made =
      known?.root === root
        ? known.made
        : ((renewal && partlyNewStep(project, root, environment, locator, { renewal, known, remembered })) ??
          newStep(project, root, environment, locator, remembered.texts))
    // a generator can be asked once
    const step = { ...made, artifacts: [...made.artifacts] }
    remembered.environments.set(environment, { places, root, made: step })
    yield step
  }
}

function newStep(
  project: Project,
  root: ChartModel,
  environment: Environment,
  locator: EnvironmentLocator | undefined,
  texts?: KnownTexts,
): Made {
  const { values, issues } = buildEnvironment(root, environment, locator ? { locator } : {})
  const { name } = environment
  const built = { environment: name, values }
  if (values)
    return { artifacts: environmentArtifacts(root, project, name, values, { texts }), issues, kept: [], built }
  const kept = chartSections(root, {}).map((section) => environmentPath(project.generated, name, section.name))
  return { artifacts: [], issues, kept, built }
}

interface Before {
  readonly renewal: Renewal
  readonly known: KnownStep
  readonly remembered: Remembered
}

/** As `newStep`, where an environment that was fine differs in some subcharts alone. */
function partlyNewStep(
  project: Project,
  root: ChartModel,
  environment: Environment,
  locator: EnvironmentLocator | undefined,
  { renewal, known: { made }, remembered: { texts } }: Before,
): Made | undefined {
  if (!made.built?.values || made.issues.length > 0) return undefined
  const values = rebuildValues(made.built.values, renewal, environment, locator)
  if (!values) return undefined
  // files of minimal values leave the defaults out, which may be new
  if (values === made.built.values && project.minimal.length === 0) return made
  const { name } = environment
  const before = new Map([...made.artifacts].map((artifact) => [artifact.path, artifact]))
  const isSame = (key: string): boolean => Object.hasOwn(root.subcharts, key) && !renewal.changed.has(key)
  const artifacts = environmentArtifacts(root, project, name, values, { texts, before, isSame })
  return { artifacts, issues: [], kept: [], built: { environment: name, values } }
}
