import { buildEnvironment } from '../build/build-values.ts'
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
}

/**
 * Everything that follows from a project, step by step: first what the charts' definitions say, then one environment
 * after the other. A step is made when it is asked for and can be dropped after, so memory does not grow with the number
 * of environments. An environment with errors makes nothing and keeps no other from being made.
 */
export function* projectArtifacts(project: Project, root: ChartModel, locator?: EnvironmentLocator): Iterable<Made> {
  yield { artifacts: chartArtifacts(root, project.generated), issues: [], kept: [] }
  for (const environment of project.environments) {
    const { values, issues } = buildEnvironment(root, environment, locator ? { locator } : {})
    const { name } = environment
    if (values) yield { artifacts: environmentArtifacts(root, project, name, values), issues, kept: [] }
    else
      yield {
        artifacts: [],
        issues,
        kept: chartSections(root, {}).map((section) => environmentPath(project.generated, name, section.name)),
      }
  }
}
