import type { Project } from '../define/project.ts'
import type { Issue } from '../issues.ts'
import { modelOf } from '../schema/model.ts'
import type { Artifact } from './artifact.ts'
import { projectArtifacts } from './project-artifacts.ts'

/** All artifacts of a project, and the issues of environments that could not be built. */
export interface EmittedProject {
  readonly artifacts: readonly Artifact[]
  readonly issues: readonly Issue[]
}

/**
 * Everything that `generate` would write, as data.
 *
 * @throws ValuesError for mistakes in a chart's definition.
 */
export async function emitProject(project: Project): Promise<EmittedProject> {
  const made = [...projectArtifacts(project, await modelOf(project.root))]
  return { artifacts: made.flatMap(({ artifacts }) => [...artifacts]), issues: made.flatMap(({ issues }) => issues) }
}
