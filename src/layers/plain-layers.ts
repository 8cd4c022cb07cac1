import type { Issue } from '../issues.ts'
import { plainValues } from '../values/plain.ts'
import type { Layer } from './layer.ts'

/**
 * Layers that a program made, cut down to what a values file could hold. The input is not changed.
 * Issues: `wrong-type`, `unsafe-key`, with the line where the layer knows it.
 */
export function plainLayers(layers: readonly Layer[]): { layers: Layer[]; issues: Issue[] } {
  const issues: Issue[] = []
  const plain = layers.map((layer): Layer => {
    const { values, findings } = plainValues(layer.values)
    for (const finding of findings)
      issues.push({ ...finding, origin: { layer: layer.name, ...layer.locate?.(finding.path) } })
    return { ...layer, values }
  })
  return { layers: plain, issues }
}
