import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { isRefused, planArtifact } from '../disk/plan.ts'
import { writePlanned } from '../disk/write.ts'
import { overlayTypePath } from '../emit/overlay-type/overlay-type.ts'
import type { Issue } from '../issues.ts'
import type { LoadedProject } from '../project-file/load-project.ts'
import { modelOf } from '../schema/model.ts'
import { allModels } from '../schema/sections.ts'

/**
 * Writes the declaration maps beside the types of the charts, by which editors find definitions. Those that are younger than
 * all sources are left alone: to read the sources takes as long as all else.
 *
 * @returns what `planArtifact` and `writePlanned` say against one.
 */
export async function writeDefinitionMaps({ project, root, sources }: LoadedProject): Promise<Issue[]> {
  const timeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const edited = Math.max(...sources.map(timeOf))
  const old = allModels(await modelOf(project.root)).filter(({ name }) => {
    const types = join(root, overlayTypePath(project.generated, name))
    return timeOf(`${types}.map`) <= Math.max(edited, timeOf(types))
  })
  if (old.length === 0) return []
  const { DefinitionFinder } = await import('../project-file/definitions/definition-finder.ts')
  const { SourceGraph } = await import('../project-file/definitions/source-graph.ts')
  const { definitionMap } = await import('../emit/overlay-type/definition-map.ts')
  const finder = new DefinitionFinder(new SourceGraph(sources, readIfThere))
  return old.flatMap((chart): Issue[] => {
    const path = `${overlayTypePath(project.generated, chart.name)}.map`
    const folder = dirname(join(root, path))
    const content = definitionMap(chart, (keys) => {
      const place = finder.placeOf(chart.name, keys)
      return place && { ...place, file: relative(folder, place.file).split(sep).join('/') }
    })
    const planned = planArtifact(root, { kind: 'owned', path, content }, false)
    const fault = isRefused(planned) ? planned : writePlanned(root, planned)
    return fault ? [fault] : []
  })
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
