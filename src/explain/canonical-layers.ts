import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import { nested } from '../values/shorthands.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** A layer, or the part of one under a shorthand, with its values under canonical keys. */
export interface CanonicalLayer extends Layer {
  /** The layer as it was given. */
  readonly source: Layer
  /** The path as the layer writes it. */
  written(path: Path): Path
}

/**
 * Layers without shorthands that come to the same values: what layers say under a shorthand lies above all that any layer
 * says under the canonical key.
 *
 * @param layers the chart's defaults first, then the user's from the lowest up.
 */
export function canonicalLayers(
  layers: readonly Layer[],
  shorthands: Readonly<Record<string, Path>>,
): readonly CanonicalLayer[] {
  const plain = layers.map((layer) => {
    const values = Object.entries(layer.values).filter(([key]) => !Object.hasOwn(shorthands, key))
    return of(layer, Object.fromEntries(values), (path) => path)
  })
  const short = Object.entries(shorthands).flatMap(([key, target]) =>
    layers
      .filter((layer) => Object.hasOwn(layer.values, key))
      .map((layer) =>
        of(layer, nested(target, layer.values[key] as Value), (path) => [key, ...path.slice(target.length)]),
      ),
  )
  return [...plain, ...short]
}

function of(source: Layer, values: Values, written: (path: Path) => Path): CanonicalLayer {
  const { name, locate } = source
  return { name, values, source, written, ...(locate ? { locate: (path) => locate(written(path)) } : {}) }
}

/** Every path at which values hold something that is no map with keys. */
export function leavesOf(value: Value | undefined, path: Path): Path[] {
  if (value === undefined) return []
  if (!isMap(value) || Object.keys(value).length === 0) return path.length === 0 ? [] : [path]
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}
