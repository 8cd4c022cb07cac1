import { relative } from 'node:path'
import { chartCopies, copiesFolder } from '../disk/chart-copies.ts'
import type { KnownFiles } from '../disk/known-files.ts'
import { isRefused, outdated, type PlannedFile, planArtifact } from '../disk/plan.ts'
import { reasonOf } from '../disk/reason.ts'
import { leftovers, staleFiles } from '../disk/write.ts'
import type { Artifact } from '../emit/artifact.ts'
import { templatePaths } from '../emit/artifacts.ts'
import { type BuiltStep, projectArtifacts, type Remembered } from '../emit/project-artifacts.ts'
import type { Issue } from '../issues.ts'
import type { LoadedProject } from '../project-file/load-project.ts'
import { type ChartModel, modelOf } from '../schema/model.ts'
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

/** What a process that walks a project again and again keeps, so that it makes and reads only what changed. */
export interface WalkMemory {
  readonly made: Remembered
  readonly files: KnownFiles
  /** Told of each environment, whether it was built now or before. */
  readonly onBuilt: (root: ChartModel, built: BuiltStep) => void
}

/** How a project is walked. */
export interface WalkOptions {
  readonly force: boolean
  readonly io: Io
  readonly memory?: WalkMemory
}

/**
 * Makes every artifact of a project, one after the other, and hands each to `visit` beside what is on disk. What `visit`
 * finds wrong joins the issues of the project.
 */
export async function walkProject(
  { project, root, locator }: LoadedProject,
  { force, io, memory }: WalkOptions,
  visit: (file: PlannedFile) => Promise<Issue | undefined>,
): Promise<Walk> {
  const progress = progressOf(io)
  const model = await modelOf(project.root)
  const issues: Issue[] = []
  const produced = new Set<string>()
  const handle = async (artifact: Artifact): Promise<void> => {
    produced.add(artifact.path)
    if (memory?.files.holds(artifact)) return
    progress(`${produced.size} files, now ${artifact.path}`)
    const planned = planArtifact(root, artifact, force)
    const fault = isRefused(planned) ? planned : await visit(planned)
    if (fault) issues.push(fault)
    else memory?.files.note(artifact)
  }
  const umbrellas = allModels(model).filter(({ copySubcharts }) => copySubcharts)
  const ofCharts = new Map<string, string | undefined>()
  for (const made of projectArtifacts(project, model, locator, memory?.made)) {
    issues.push(...made.issues)
    if (made.built) memory?.onBuilt(model, made.built)
    for (const path of made.kept) produced.add(path)
    for (const artifact of made.artifacts) {
      if (artifact.kind === 'file' && umbrellas.length > 0) ofCharts.set(artifact.path, artifact.content)
      await handle(artifact)
    }
  }
  const isTidy = (): boolean => memory?.files.isTidy(produced) ?? false
  const stale = new Set<string>()
  const addStale = (list: () => string[]): void => {
    try {
      for (const path of list()) stale.add(path)
    } catch (error) {
      issues.push(unknown(root, error))
    }
  }
  if (!isTidy()) addStale(() => outdated(root, allModels(model).flatMap(templatePaths), produced))
  for (const path of stale) ofCharts.set(path, undefined)
  const owned = [project.generated]
  for (const chart of umbrellas) {
    const copies = chartCopies(root, chart, ofCharts)
    issues.push(...copies.issues)
    for (const artifact of copies.artifacts) await handle(artifact)
    // what could not be copied keeps its copy
    if (copies.issues.length === 0) owned.push(copiesFolder(chart))
  }
  if (!isTidy()) {
    for (const folder of owned) addStale(() => staleFiles(root, folder, produced))
    addStale(() => leftovers(root, produced))
  }
  return { issues, files: produced, stale: [...stale] }
}

/** What lies there is unknown, so nothing of it is deleted. */
function unknown(root: string, error: unknown): Issue {
  const { path = root, syscall } = error as NodeJS.ErrnoException
  const place = relative(root, path)
  const what = syscall === 'scandir' ? `the folder ${place} cannot be listed` : `${place} cannot be read`
  return { code: 'file-unreadable', path: [], message: `${what}: ${reasonOf(error)}` }
}
