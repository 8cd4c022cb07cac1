import { buildLayers } from '../build/build-layers.ts'
import { diffObjects, type ObjectChange } from '../diff/diff-objects.ts'
import { type Objects, readObjects } from '../diff/objects.ts'
import { toYaml } from '../emit/yaml.ts'
import type { Helm } from '../helm/helm.ts'
import { renderChart } from '../helm/render.ts'
import type { Layer } from '../layers/layer.ts'
import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Value } from '../values/values.ts'
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

/** An object of Kubernetes that is rendered otherwise. */
export interface ChangedObject extends Pick<ObjectChange, 'object' | 'change'> {
  /** What differs, never what is in it; empty for an object that comes or goes whole. */
  readonly fields: readonly string[]
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
  const { dir, name: release } = root
  const render = async (values: OtherValues['values']): Promise<Objects | undefined> => {
    const said = await renderChart(helm, { cwd: folder, dir, release, values: toYaml(values), label: 'these values' })
    return typeof said === 'string' ? readObjects(said).objects : undefined
  }
  const [before, again] = await Promise.all([render(present), render(present)])
  if (!before || !again) return 'helm refuses the chart as it is, see clipper-values lint'
  let tried = 0
  let same: RenderedWith | undefined
  for (const other of otherValues(root, above, path)) {
    const after = await render(other.values)
    if (after) {
      const value = shownAt(other.values, path, root.schema) as Value
      const objects = changedObjects(before, after, again)
      if (objects.length > 0) return { helm: helm.version, value, objects }
      same ??= { helm: helm.version, value, objects }
    }
    tried += 1
    if (tried === MOST_TRIED) break
  }
  return same ?? (tried > 0 ? 'helm refuses every other value that was tried' : 'no other valid value was found')
}

/** Rendered once more, the present values tell what is random; a comparison asks that of its second side. */
const changedObjects = (before: Objects, after: Objects, again: Objects): ChangedObject[] =>
  diffObjects(after, before, { secrets: [], again }).map(({ object, change, fields }) => ({
    object,
    change: TURNED[change],
    fields: fields.map(({ field }) => field),
  }))

const TURNED = { added: 'removed', removed: 'added', changed: 'changed' } as const
