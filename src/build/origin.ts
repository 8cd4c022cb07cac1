import type { Origin } from '../issues.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import { isMap, type Value, type Values, valueAt } from '../values/values.ts'

/**
 * The layer that set what the merged values hold at a path, or that left it out, with its file and line: the highest
 * layer that holds the path or, where none does, the most of it. Nothing is kept while merging, and lines are found only
 * for the paths that somebody asks for.
 *
 * @param layers the chart's defaults first, then the user's from the lowest up.
 */
export function originOf(path: Path, layers: readonly Layer[]): Origin | undefined {
  const found = setterOf(path, layers)
  return found && originIn(found.layer, found.at)
}

/** What one layer says of a path. */
export interface Said<L extends Layer = Layer> {
  readonly layer: L
  /** As the layer says it; undefined where it says something of a map or list around the path that leaves the path out. */
  readonly value: Value | undefined
  /** What the layer says it of: the path, or that map or list around it. */
  readonly at: Path
  /** Whether the merged values hold it. */
  readonly wins: boolean
}

/**
 * Everything that layers say of a path, from the highest layer down: what counts and what it beats. No line is looked up.
 *
 * @param layers the chart's defaults first, then the user's from the lowest up.
 */
export function historyOf<L extends Layer>(path: Path, layers: readonly L[]): Said<L>[] {
  const setter = setterOf(path, layers)
  return layers.toReversed().flatMap((layer): Said<L>[] => {
    const value = valueAt(layer.values, path)
    const held = heldLength(layer.values, path)
    const replaced = replacedLength(layer.values, path, held)
    if (value === undefined && replaced === 0) return []
    const at = path.slice(0, value === undefined ? replaced : path.length)
    return [{ layer, value, at, wins: layer === setter?.layer }]
  })
}

/** The layer that `originOf` means, and how much of the path it holds. */
function setterOf<L extends Layer>(path: Path, [defaults, ...user]: readonly L[]): { layer: L; at: Path } | undefined {
  const seen: { layer: L; held: number }[] = []
  for (const layer of user.toReversed()) {
    const held = heldLength(layer.values, path)
    const replaced = replacedLength(layer.values, path, held)
    // a list, scalar or null hides what the user's lower layers say; under a map above it, the chart's defaults show again
    const isCovered = replaced > 0 && seen.some((above) => above.held >= replaced)
    if (isCovered) break
    if (held === path.length || replaced > 0) return { layer, at: path.slice(0, held) }
    seen.push({ layer, held })
  }
  if (defaults) seen.push({ layer: defaults, held: heldLength(defaults.values, path) })
  const most = Math.max(0, ...seen.map(({ held }) => held))
  const found = seen.find(({ layer, held }) => held === most && Object.keys(layer.values).length > 0)
  return found && { layer: found.layer, at: path.slice(0, most) }
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

/** A layer, with the file and line of a path in it. */
export const originIn = (layer: Layer, path: Path): Origin => ({ layer: layer.name, ...layer.locate?.(path) })
