import { encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec'
import type { ChartModel } from '../../schema/model.ts'
import { typeLines } from './overlay-type.ts'

/** A place in a source: its path as seen from the types, line and column from 1. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * The declaration map of the types of a chart, by which "go to definition" leads from a key of an environment to the chart's
 * definition (TypeScript 5.9 and 7). A key without a place, and all else, stay in the types.
 *
 * @param readFiles what the places depend on, as seen from the types.
 */
export function definitionMap(
  chart: ChartModel,
  placeOf: (keys: readonly string[]) => SourcePlace | undefined,
  readFiles: () => readonly string[],
): string {
  const sources = new Map<string, number>()
  const lines = typeLines(chart).map(({ text, keys }): SourceMapSegment[] => {
    const place = keys && placeOf(keys)
    if (!place) return [[0]]
    const { file, line, column } = place
    const source = sources.get(file) ?? sources.size
    sources.set(file, source)
    return [[0], [text.search(/\S/), source, line - 1, column - 1]]
  })
  return `${JSON.stringify({
    version: 3,
    file: `${chart.name}.d.ts`,
    sources: [...sources.keys()],
    names: [],
    mappings: encode(lines),
    // readers of maps pass over what begins so
    x_definition_files: readFiles(),
  })}\n`
}
