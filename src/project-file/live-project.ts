import { dirname, relative } from 'node:path'
import { environmentLocator } from './environment-locator.ts'
import { type LoadedProject, loadProject, projectOf } from './load-project.ts'
import { moduleGraph } from './module-graph.ts'

/** A project that is loaded again and again, and the absolute paths of its sources, empty until it was loaded once. */
export interface LiveProject {
  /** As `loadProject`; what did not change is the same object as before. */
  load(): Promise<LoadedProject>
  readonly sources: readonly string[]
}

/** @param file absolute path of the configuration. */
export function liveProject(cwd: string, file: string): LiveProject {
  const root = dirname(file)
  const graph = moduleGraph(file, root)
  let known: readonly string[] = []
  return {
    async load() {
      try {
        const { exported, sources } = await graph.load()
        known = sources
        const locator = environmentLocator(sources, cwd)
        return { project: projectOf(exported, relative(cwd, file)), root, sources, locator }
      } catch {
        // what is wrong, each mistake with its line, or what only a bundle can load: imports in a circle, CommonJS
        return loadProject(cwd, relative(cwd, file) || file)
      }
    },
    get sources() {
      return known
    },
  }
}
