import { buildLayers } from '../build/build-layers.ts'
import type { Helm } from '../helm/helm.ts'
import { type Rendered, renderChart } from '../helm/render.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Value } from '../values/values.ts'
import { type ChangedObject, changedObjects } from './changed-objects.ts'
import { shownAt } from './masked.ts'
import { type OtherValues, otherValues } from './other-values.ts'

/** What helm renders otherwise with another value of a setting. */
export interface RenderedWith {
  /** As `helm version` says. */
  readonly helm: string
  /** The other value. A secret is `(secret)`. */
  readonly value: Value
  readonly objects: readonly ChangedObject[]
}

/** So many values may change nothing, or be refused by rules of the templates that nobody else knows. */
const MOST_TRIED = 4

/**
 * Renders the root chart as it is and with another valid value of one setting, and compares the objects.
 *
 * @param folder absolute path of the project.
 * @returns why not, in words, where there is nothing to compare.
 */
export async function renderedWith(
  helm: Helm,
  folder: string,
  root: ChartModel,
  above: readonly Layer[],
  path: Path,
): Promise<RenderedWith | string> {
  const present = buildLayers(root, above, { nulls: 'refuse' }).values
  if (!present) return 'the values have errors'
  const render = (values: OtherValues['values']): Promise<Rendered> => renderChart(helm, folder, root, values)
  const [before, again] = await Promise.all([render(present), render(present)])
  if ('refusal' in before || 'refusal' in again) return 'helm refuses the chart as it is, see clipper-values lint'
  let tried = 0
  let same: RenderedWith | undefined
  for (const other of otherValues(root, above, path)) {
    const after = await render(other.values)
    if ('objects' in after) {
      const value = shownAt(other.values, path, root.schema) as Value
      const objects = changedObjects(before.objects, after.objects, again.objects)
      if (objects.length > 0) return { helm: helm.version, value, objects }
      same ??= { helm: helm.version, value, objects }
    }
    tried += 1
    if (tried === MOST_TRIED) break
  }
  return same ?? (tried > 0 ? 'helm refuses every other value that was tried' : 'no other valid value was found')
}
