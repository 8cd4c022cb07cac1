import { allCharts } from '../../define/project.ts'
import { loadProject } from '../../project-file/load-project.ts'

/** Names that a project has given; its charts are not converted for that. */
export async function projectNames(
  cwd: string,
  config: string | undefined,
): Promise<{ environments: string[]; charts: string[] }> {
  const { project } = await loadProject(cwd, config)
  return {
    environments: project.environments.map(({ name }) => name),
    charts: allCharts(project.root).map(({ name }) => name),
  }
}
