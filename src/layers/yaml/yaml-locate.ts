import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Path } from '../../path.ts'
import { scalarOf, startOf } from './yaml-nodes.ts'

interface Entry {
  readonly offset: number
  readonly value: unknown
}
const entries = new WeakMap<YAMLMap, Map<string, Entry>>()

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
function entriesOf(map: YAMLMap): Map<string, Entry> {
  let known = entries.get(map)
  if (known) return known
  known = new Map()
  for (const { key, value } of map.items) {
    const text = isScalar(key) ? scalarOf(key).key : undefined
    if (text !== undefined) known.set(text, { offset: startOf(key), value })
  }
  entries.set(map, known)
  return known
}
