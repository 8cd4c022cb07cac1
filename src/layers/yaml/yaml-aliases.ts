import { type Alias, isAlias, isNode, type Node, visit } from 'yaml'

/** Thrown once where Helm would say "document contains excessive aliasing"; nothing after it is read. */
export class ExcessiveAliasing extends Error {}

// The numbers of go-yaml v2: up to 400,000 nodes, 99 % may come from aliases, falling to 10 % at 4,000,000.
const LOW = 400_000
const HIGH = 4_000_000

/** Resolves aliases in document order and bounds how much of a file may come out of them, exactly as Helm does. */
export class YamlAliases {
  readonly #targets = new Map<Alias, Node>()
  readonly #open = new Set<Alias>()
  readonly #fail: (message: string, node: Alias) => void
  #nodes = 1
  #nodesFromAliases = 0
  #depth = 0

  /** `mayAlias`: false where the text holds no `*`, which spares a walk. */
  constructor(root: unknown, mayAlias: boolean, fail: (message: string, node: Alias) => void) {
    this.#fail = fail
    const anchors = new Map<string, Node>()
    if (!mayAlias || !isNode(root)) return
    visit(root, (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source)
        if (target) this.#targets.set(node, target)
      } else if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node)
    })
  }

  /** True while what is read stands behind an alias. */
  get inside(): boolean {
    return this.#depth > 0
  }

  targetOf(alias: Alias): Node | undefined {
    return this.#targets.get(alias)
  }

  /** Counts one node that is read. */
  count(): void {
    this.#nodes++
    if (this.#depth > 0) this.#nodesFromAliases++
    if (this.#nodesFromAliases <= 100 || this.#nodes <= 1000) return
    const share = 0.99 - 0.89 * Math.min(1, Math.max(0, (this.#nodes - LOW) / (HIGH - LOW)))
    if (this.#nodesFromAliases / this.#nodes > share) throw new ExcessiveAliasing()
  }

  /** Reads the node behind an alias; undefined, with a problem reported, for an unknown or circular one. */
  through<T>(alias: Alias, read: (target: Node) => T): T | undefined {
    const target = this.#targets.get(alias)
    if (!target) {
      this.#fail('no anchor of this name stands above the alias', alias)
      return undefined
    }
    if (this.#open.has(alias)) {
      this.#fail('an anchor cannot contain an alias of itself', alias)
      return undefined
    }
    this.#open.add(alias)
    this.#depth++
    const value = read(target)
    this.#depth--
    this.#open.delete(alias)
    return value
  }
}
