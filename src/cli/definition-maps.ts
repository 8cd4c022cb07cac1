import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRefused, planArtifact } from '../disk/plan.ts'
import { relativePath } from '../disk/relative-path.ts'
import { writePlanned } from '../disk/write.ts'
import { overlayTypePath } from '../emit/overlay-type/overlay-type.ts'
import type { Issue } from '../issues.ts'
import type { LoadedProject } from '../project-file/load-project.ts'
import { modelOf } from '../schema/model.ts'
import { allModels } from '../schema/sections.ts'

/**
 * Writes the declaration maps beside the types of the charts, by which editors find definitions. Those that are younger than
 * what they were made of are left alone: to parse sources takes as long as all else.
 *
 * @returns what `planArtifact` and `writePlanned` say against one.
 */
export async function writeDefinitionMaps({ project, root, sources }: LoadedProject): Promise<Issue[]> {
  const folder = dirname(join(root, overlayTypePath(project.generated, '')))
  const old = allModels(await modelOf(project.root)).filter(({ name }) => isOld(folder, `${name}.d.ts`))
  if (old.length === 0) return []
  const { DefinitionFinder } = await import('../project-file/definitions/definition-finder.ts')
  const { SourceGraph } = await import('../project-file/definitions/source-graph.ts')
  const { definitionMap } = await import('../emit/overlay-type/definition-map.ts')
  const graph = new SourceGraph(sources, readIfThere)
  const finder = new DefinitionFinder(graph)
  const fromTypes = (file: string): string => relativePath(folder, file)
  return old.flatMap((chart): Issue[] => {
    const placeOf = (keys: readonly string[]) => {
      const place = finder.placeOf(chart.name, keys)
      return place && { ...place, file: fromTypes(place.file) }
    }
    const content = definitionMap(chart, placeOf, () => graph.readFiles.map(fromTypes))
    const path = `${overlayTypePath(project.generated, chart.name)}.map`
    const planned = planArtifact(root, { kind: 'owned', path, content }, false)
    const fault = isRefused(planned) ? planned : writePlanned(root, planned)
    return fault ? [fault] : []
  })
}

/** Whether the map of some types is older than they are, or than a source that it was made of. */
function isOld(folder: string, types: string): boolean {
  const files = filesOf(readIfThere(join(folder, `${types}.map`)) ?? '')
  if (!files) return true
  const made = timeOf(join(folder, `${types}.map`))
  return [types, ...files].some((file) => timeOf(join(folder, file)) >= made)
}

/** What a map was made of; undefined for one that is not ours or not whole. */
function filesOf(map: string): readonly string[] | undefined {
  try {
    const { x_definition_files: files } = JSON.parse(map)
    return Array.isArray(files) ? files.map(String) : undefined
  } catch {
    return undefined
  }
}

const timeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
