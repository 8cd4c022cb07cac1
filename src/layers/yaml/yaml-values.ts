import { isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml'
import type { IssueCode } from '../../issues.ts'
import type { Path } from '../../path.ts'
import { UNSAFE_KEYS, type Value } from '../../values/values.ts'
import { MAX_DEPTH, TOO_DEEP } from '../limits.ts'
import { YamlAliases } from './yaml-aliases.ts'
import { isMergeKey, scalarOf, startOf } from './yaml-nodes.ts'

/** Takes one problem: its code, the path, a sentence, the position in the text. */
export type Report = (code: IssueCode, path: Path, message: string, offset: number) => void

type Out = Record<string, Value>

/**
 * Turns parsed nodes into plain values with Helm's meaning: scalars as readYamlScalar says, keys as strings, aliases
 * expanded, merge keys (`<<`) folded in where they stand (so one wins over the keys above it, as in go-yaml v2), the
 * last of equal keys kept. Maps have no prototype. Throws ExcessiveAliasing.
 */
export class YamlReader {
  readonly #report: Report
  readonly #aliases: YamlAliases
  readonly #path: (string | number)[] = []
  #depth = 0
  /** How much of the path stands outside of aliases. */
  #outside = 0

  constructor(root: unknown, mayAlias: boolean, report: Report) {
    this.#report = report
    this.#aliases = new YamlAliases(root, mayAlias, (message, alias) => this.#fail('yaml-syntax', message, alias, true))
  }

  value(node: unknown): Value {
    this.#aliases.count()
    if (!this.#aliases.inside) this.#outside = this.#path.length
    if (isAlias(node)) return this.#aliases.through(node, (target) => this.value(target)) ?? null
    if (isScalar(node)) return this.#scalar(node)
    if (!isMap(node) && !isSeq(node)) return null
    if (this.#depth >= MAX_DEPTH) {
      this.#fail('yaml-syntax', TOO_DEEP, node)
      return null
    }
    this.#depth++
    const value = isMap(node) ? this.#map(node, Object.create(null), false) : this.#list(node.items)
    this.#depth--
    return value
  }

  /** What stands behind an anchor was reported there, so it is not reported again at each alias. */
  #fail(code: IssueCode, message: string, node: unknown, always = false): void {
    const { inside } = this.#aliases
    const path = inside ? this.#path.slice(0, this.#outside) : [...this.#path]
    if (always || !inside) this.#report(code, path, message, startOf(node))
  }

  #scalar(node: Scalar): Value {
    const scalar = scalarOf(node)
    if (scalar.error !== undefined) this.#fail('yaml-syntax', scalar.error, node)
    if (scalar.lossy) this.#fail('yaml-number', 'Helm would lose digits of this number: quote it or shorten it', node)
    return scalar.value
  }

  #list(items: readonly unknown[]): Value[] {
    return items.map((item, index) => this.#at(index, item))
  }

  #at(part: string | number, node: unknown): Value {
    this.#path.push(part)
    const value = this.value(node)
    this.#path.pop()
    return value
  }

  #map(node: YAMLMap, out: Out, merging: boolean): Out {
    // Where a merge key stands, `out` also holds keys that this map does not write itself.
    const own = merging || node.items.some(({ key }) => isMergeKey(key)) ? new Set<string>() : undefined
    for (const { key: keyNode, value } of node.items) {
      if (isMergeKey(keyNode)) {
        this.#merge(value, out)
        continue
      }
      const key = this.#key(keyNode)
      if (key === undefined || UNSAFE_KEYS.has(key)) {
        if (key !== undefined)
          this.#failAt(key, 'unsafe-key', `the key ${key} is not allowed in values: ${UNSAFE_KEYS.get(key)}`, keyNode)
        this.#at(key ?? '', value)
        continue
      }
      if (own ? own.has(key) : key in out) {
        this.#failAt(key, 'yaml-duplicate-key', 'the key stands twice in this map: Helm would keep only one', keyNode)
      }
      own?.add(key)
      out[key] = this.#at(key, value)
    }
    return out
  }

  #failAt(key: string, code: IssueCode, message: string, node: unknown): void {
    this.#path.push(key)
    this.#fail(code, message, node)
    this.#path.pop()
  }

  #key(node: unknown): string | undefined {
    this.#aliases.count()
    const target = isAlias(node) ? this.#aliases.through(node, (found) => found) : node
    if (isAlias(node) && !target) return undefined
    const { key, error } = isScalar(target) ? scalarOf(target) : { key: undefined, error: undefined }
    if (key === undefined && error !== undefined) this.#fail('yaml-syntax', error, node)
    else if (key === undefined) this.#fail('yaml-key', 'a key must be text, a number or a boolean: quote it', node)
    return key
  }

  #merge(node: unknown, out: Out): void {
    const sources = isSeq(node) ? [...node.items].reverse() : [node]
    for (const source of sources) {
      this.#aliases.count()
      const target = isAlias(source) ? this.#aliases.targetOf(source) : source
      if (!isMap(target)) this.#fail('yaml-syntax', 'a merge key (<<) takes a map or a list of maps', source ?? node)
      else if (isAlias(source)) this.#aliases.through(source, () => this.#map(target, out, true))
      else this.#map(target, out, true)
    }
  }
}
