import type { Origin } from '../issues.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import { isMap, type Values, valueAt } from '../values/values.ts'

/**
 * The layer that set what the merged values hold at a path, or that left it out, with its file and line: the highest
 * layer that holds the path or, where none does, the most of it. Nothing is kept while merging, and lines are found only
 * for the paths that somebody asks for.
 *
 * @param layers the chart's defaults first, then the user's from the lowest up.
 */
export function originOf(path: Path, [defaults, ...user]: readonly Layer[]): Origin | undefined {
  const seen: { layer: Layer; held: number }[] = []
  for (const layer of user.toReversed()) {
    const held = heldLength(layer.values, path)
    const replaced = replacedLength(layer.values, path, held)
    // a list, scalar or null hides what the user's lower layers say; under a map above it, the chart's defaults show again
    const isCovered = replaced > 0 && seen.some((above) => above.held >= replaced)
    if (isCovered) break
    if (held === path.length || replaced > 0) return originIn(layer, path.slice(0, held))
    seen.push({ layer, held })
  }
  if (defaults) seen.push({ layer: defaults, held: heldLength(defaults.values, path) })
  const most = Math.max(0, ...seen.map(({ held }) => held))
  const found = seen.find(({ layer, held }) => held === most && Object.keys(layer.values).length > 0)
  return found && originIn(found.layer, path.slice(0, most))
}

/** How much of a path the values hold. */
function heldLength(values: Values, path: Path): number {
  let length = path.length
  while (length > 0 && valueAt(values, path.slice(0, length)) === undefined) length--
  return length
}

/** The shortest part of what is held that is no map and so replaces what lies below; 0 if all are maps. */
const replacedLength = (values: Values, path: Path, held: number): number =>
  path.slice(0, held).findIndex((_, i) => !isMap(valueAt(values, path.slice(0, i + 1)))) + 1

const originIn = (layer: Layer, path: Path): Origin => ({ layer: layer.name, ...layer.locate?.(path) })
