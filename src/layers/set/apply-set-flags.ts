import type { Issue } from '../../issues.ts'
import { mergeLayers } from '../../values/merge.ts'
import type { Layer } from '../layer.ts'
import { readSetFlags, type SetFlag } from './set-flags.ts'
import { withoutPaths } from './set-values.ts'

/**
 * Puts `--set` flags on top of the user's layers as Helm does: a flag changes what lies below in place, so a list there is
 * patched, and a map that `--set-json` replaces is taken out of the layers below.
 *
 * Issues: `set-syntax`, `set-conflict`, `unsafe-key`, `yaml-number`.
 */
export function applySetFlags(
  flags: readonly SetFlag[],
  below: readonly Layer[],
): { layers: Layer[]; issues: Issue[] } {
  const { layer, replaced, issues } = readSetFlags(flags, mergeLayers(below.map(({ values }) => values)))
  const lower = below.map((part) =>
    replaced.length > 0 ? { ...part, values: withoutPaths(part.values, replaced) } : part,
  )
  return { layers: layer ? [...lower, layer] : lower, issues }
}
