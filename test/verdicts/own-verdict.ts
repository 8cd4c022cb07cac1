import { buildLayers } from '../../src/build/build-layers.ts'
import { isError } from '../../src/issues.ts'
import { readYamlLayer } from '../../src/layers/yaml/yaml-file.ts'
import type { ChartModel } from '../../src/schema/model.ts'

/** The codes of what `clipper-values validate` has against a values file; none where it takes it. */
export function codesOf(model: ChartModel, text: string | Uint8Array): string[] {
  const { layer, issues } = readYamlLayer({ name: '-f values.yaml', file: 'values.yaml', text })
  const judged = layer ? buildLayers(model, [layer], { nulls: 'remove' }).issues : []
  return [...issues, ...judged].filter(isError).map(({ code }) => code)
}
