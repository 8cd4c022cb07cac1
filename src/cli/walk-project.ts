import { relative } from 'node:path'
import { chartCopies, copiesFolder } from '../disk/chart-copies.ts'
import { isRefused, outdated, type PlannedFile, planArtifact } from '../disk/plan.ts'
import { reasonOf } from '../disk/reason.ts'
import { leftovers, staleFiles } from '../disk/write.ts'
import type { Artifact } from '../emit/artifact.ts'
import { templatePaths } from '../emit/artifacts.ts'
import { projectArtifacts } from '../emit/project-artifacts.ts'
import type { Issue } from '../issues.ts'
import type { LoadedProject } from '../project-file/load-project.ts'
import { modelOf } from '../schema/model.ts'
import { allModels } from '../schema/sections.ts'
import type { Io } from './io.ts'
import { progressOf } from './progress.ts'

/** What a walk over all artifacts found. */
export interface Walk {
  readonly issues: Issue[]
  /** Every file that the project makes; paths relative to it. */
  readonly files: ReadonlySet<string>
  /** Files of ours that nothing makes any longer, and what killed runs left. */
  readonly stale: readonly string[]
}

/**
 * Makes every artifact of a project, one after the other, and hands each to `visit` beside what is on disk. What `visit`
 * finds wrong joins the issues of the project.
 */
export async function walkProject(
  { project, root, locator }: LoadedProject,
  { force, io }: { readonly force: boolean; readonly io: Io },
  visit: (file: PlannedFile) => Promise<Issue | undefined>,
): Promise<Walk> {
  const progress = progressOf(io)
  const model = await modelOf(project.root)
  const issues: Issue[] = []
  const produced = new Set<string>()
  const handle = async (artifact: Artifact): Promise<void> => {
    produced.add(artifact.path)
    progress(`${produced.size} files, now ${artifact.path}`)
    const planned = planArtifact(root, artifact, force)
    if (isRefused(planned)) issues.push(planned)
    else issues.push(...[await visit(planned)].filter((issue) => issue !== undefined))
  }
  const umbrellas = allModels(model).filter(({ copySubcharts }) => copySubcharts)
  const ofCharts = new Map<string, string | undefined>()
  for (const made of projectArtifacts(project, model, locator)) {
    issues.push(...made.issues)
    for (const path of made.kept) produced.add(path)
    for (const artifact of made.artifacts) {
      if (artifact.kind === 'file' && umbrellas.length > 0) ofCharts.set(artifact.path, artifact.content)
      await handle(artifact)
    }
  }
  const stale = new Set<string>()
  const addStale = (list: () => string[]): void => {
    try {
      for (const path of list()) stale.add(path)
    } catch (error) {
      issues.push(unknown(root, error))
    }
  }
  addStale(() => outdated(root, allModels(model).flatMap(templatePaths), produced))
  for (const path of stale) ofCharts.set(path, undefined)
  const owned = [project.generated]
  for (const chart of umbrellas) {
    const copies = chartCopies(root, chart, ofCharts)
    issues.push(...copies.issues)
    for (const artifact of copies.artifacts) await handle(artifact)
    // what could not be copied keeps its copy
    if (copies.issues.length === 0) owned.push(copiesFolder(chart))
  }
  for (const folder of owned) addStale(() => staleFiles(root, folder, produced))
  addStale(() => leftovers(root, produced))
  return { issues, files: produced, stale: [...stale] }
}

/** What lies there is unknown, so nothing of it is deleted. */
function unknown(root: string, error: unknown): Issue {
  const { path = root, syscall } = error as NodeJS.ErrnoException
  const place = relative(root, path)
  const what = syscall === 'scandir' ? `the folder ${place} cannot be listed` : `${place} cannot be read`
  return { code: 'file-unreadable', path: [], message: `${what}: ${reasonOf(error)}` }
}
