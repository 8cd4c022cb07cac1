import { parser } from '@prometheus-io/lezer-promql'

type Node = ReturnType<typeof parser.parse>['topNode']

/** A series that a query asks for, and the function that its range is handed to. */
export interface Selected {
  readonly name: string
  readonly call: string | undefined
}

/** What a query asks for and how it joins it. */
export interface Query {
  readonly selected: readonly Selected[]
  /** For each pair of vectors that are joined, the labels that either side is grouped by. */
  readonly joins: readonly (readonly [string, string])[]
}

/** Reads a query of Prometheus; throws where Prometheus would. */
export function parseQuery(text: string): Query {
  const top = parser.parse(text).topNode
  const selected: Selected[] = []
  const joins: [string, string][] = []
  visit(top, (node) => {
    if (node.type.isError) throw new Error(`no query of Prometheus, at ${node.from}: ${text}`)
    if (node.name === 'VectorSelector') {
      const identifier = node.getChild('Identifier')
      if (!identifier) throw new Error(`a selector without a name: ${text}`)
      selected.push({ name: textOf(identifier, text), call: callAround(node, text) })
    }
    if (node.name === 'BinaryExpr') {
      const sides = childrenOf(node)
        .map((side) => groupingOf(side, text))
        .filter((side) => side !== undefined)
      const [left, right] = sides
      if (left !== undefined && right !== undefined) joins.push([left, right])
    }
  })
  return { selected, joins }
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node)
  for (const child of childrenOf(node)) visit(child, look)
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

const textOf = (node: Node, text: string): string => text.slice(node.from, node.to)

function callAround(selector: Node, text: string): string | undefined {
  if (selector.parent?.name !== 'MatrixSelector') return undefined
  const call = selector.parent.parent?.parent?.getChild('FunctionIdentifier')
  return call ? textOf(call, text) : undefined
}

/** The labels of what an expression returns, as far as it says; undefined for what is no vector. */
function groupingOf(node: Node, text: string): string | undefined {
  if (node.name === 'VectorSelector' || node.name === 'MatrixSelector') return 'those of the series'
  if (node.name === 'AggregateExpr') {
    const labels = node.getChild('AggregateModifier')?.getChild('GroupingLabels')?.getChildren('LabelName') ?? []
    return labels
      .map((label) => textOf(label, text))
      .filter((label) => label !== 'le')
      .sort()
      .join(' ')
  }
  const inner = childrenOf(node).map((child) => groupingOf(child, text))
  return inner.find((labels) => labels !== undefined)
}
