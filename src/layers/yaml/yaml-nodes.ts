import { isNode, isScalar, Scalar } from 'yaml'
import { readYamlScalar, type YamlScalar } from './yaml-scalars.ts'

/** Where a node starts in the text (0 where it has no place of its own). */
export function startOf(node: unknown): number {
  return isNode(node) && node.range ? node.range[0] : 0
}

/** A parsed scalar with Helm's meaning. */
export function scalarOf(node: Scalar): YamlScalar {
  const plain = node.type === undefined || node.type === Scalar.PLAIN
  return readYamlScalar(node.source ?? '', node.tag, plain)
}

/** True for `<<` without quotes, as a key that folds other maps into its map. */
export function isMergeKey(node: unknown): boolean {
  if (!isScalar(node) || node.source !== '<<') return false
  if (node.tag === undefined) return node.type === Scalar.PLAIN
  return node.tag === '!' || node.tag === 'tag:yaml.org,2002:merge'
}
