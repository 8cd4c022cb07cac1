import type { Origin } from '../issues.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import { isMap, valueAt } from './values.ts'

/**
 * The layer that set what the merged values hold at a path, with its file and line. Maps merge and all else replaces, so
 * it is the highest layer that holds the path; for a map, the highest that says anything in it. Nothing is kept while
 * merging, and lines are found only for the paths that somebody asks for.
 */
export function originOf(path: Path, layers: readonly Layer[]): Origin | undefined {
  for (let length = path.length; length > 0; length--) {
    const layer = layers.findLast(({ values }) => valueAt(values, path.slice(0, length)) !== undefined)
    if (layer) return originIn(layer, path.slice(0, length))
  }
  const last = layers.findLast(({ values }) => isMap(values) && Object.keys(values).length > 0)
  return last && originIn(last, [])
}

const originIn = (layer: Layer, path: Path): Origin => ({ layer: layer.name, ...layer.locate?.(path) })
