import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import { kept } from '../../kept.ts'
import type { Path } from '../../path.ts'
import { scalarOf, startOf } from './yaml-nodes.ts'

interface Entry {
  readonly offset: number
  readonly value: unknown
}

/**
 * The position in the text of the deepest key or list item on a path. A path that goes on behind an alias or a merge
 * key gives the nearest key that is written out; undefined where not even its first part is.
 */
export function locateInYaml(root: unknown, path: Path): number | undefined {
  let node = root
  let offset: number | undefined
  for (const part of path) {
    const entry = isMap(node) ? entriesOf(node).get(String(part)) : itemOf(node, part)
    if (!entry) break
    offset = entry.offset
    node = entry.value
  }
  return offset
}

function itemOf(node: unknown, part: string | number): Entry | undefined {
  if (!isSeq(node) || typeof part !== 'number' || part >= node.items.length) return undefined
  return { offset: startOf(node.items[part]), value: node.items[part] }
}

/** Of equal keys the last one counts, as for Helm. */
const entriesOf = kept((map: YAMLMap): ReadonlyMap<string, Entry> => {
  const entries = new Map<string, Entry>()
  for (const { key, value } of map.items) {
    const text = isScalar(key) ? scalarOf(key).key : undefined
    if (text !== undefined) entries.set(text, { offset: startOf(key), value })
  }
  return entries
})
