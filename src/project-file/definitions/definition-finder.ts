import { calledName, type Expression, type Property, withoutTypes } from '../../layers/typescript/syntax-tree.ts'
import type { Found, SourceGraph } from './source-graph.ts'

/** A place in a source, from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A key as it is written, and what stands behind it. */
interface Written {
  readonly value: Found | undefined
  readonly at: Place
}

const MAPS = /^(strict|loose)?[oO]bject$/
const EXTENDS = /^(safeE|e)xtend$|^merge$/

/**
 * Finds where the settings of charts are defined: the key in the map of Zod. Follows constants, spreads, functions and imports
 * between the project's sources; where a key comes from elsewhere, there is none.
 */
export class DefinitionFinder {
  readonly #sources: SourceGraph
  #definitions: Map<string, Found> | undefined
  // Names can stand for each other in a circle, and schemas hold themselves: what is being looked at is not looked at again.
  readonly #looking = new Set<Expression>()
  readonly #following = new Set<Expression>()

  constructor(sources: SourceGraph) {
    this.#sources = sources
  }

  /**
   * Where the deepest key on a path stands that a chart of the project writes out itself; undefined for what every chart has.
   *
   * @param keys `[]` is an item of a list, `*` any key.
   */
  placeOf(chart: string, keys: readonly string[]): Place | undefined {
    const definition = this.#definition(chart)
    const [first = '', ...rest] = keys
    const values = this.#member(definition, 'values')?.value
    let written = values && this.#key(values, first)
    if (!written) return this.#member(this.#member(definition, 'subcharts')?.value, first)?.at
    for (const part of rest) {
      const next: Written | undefined = written.value && this.#inside(written.value, part, written.at)
      if (!next) break
      written = next
    }
    return written.at
  }

  /** What `defineChart` was given for the chart of a name. */
  #definition(chart: string): Found | undefined {
    if (!this.#definitions) {
      this.#definitions = new Map()
      for (const file of this.#sources.files)
        for (const node of this.#sources.constants(file, 'defineChart')) {
          if (node.type !== 'CallExpression' || calledName(node) !== 'defineChart') continue
          const definition: Found = { file, node: node.arguments[0] as Expression }
          const name = this.#follow(this.#member(definition, 'name')?.value)?.node
          if (name?.type === 'StringLiteral') this.#definitions.set(name.value, definition)
        }
    }
    return this.#definitions.get(chart)
  }

  #inside(schema: Found, part: string, at: Place): Written | undefined {
    return part === '[]' || part === '*' ? { value: this.#item(schema), at } : this.#key(schema, part)
  }

  #key(schema: Found, key: string): Written | undefined {
    for (const shape of this.#shapes(schema)) {
      const member = this.#member(shape, key)
      if (member) return member
    }
    return undefined
  }

  /** The maps of keys that a schema is made of, the last word first. */
  *#shapes(schema: Found | undefined): Generator<Found> {
    const found = this.#follow(schema)
    if (!found || this.#looking.has(found.node)) return
    this.#looking.add(found.node)
    try {
      yield* this.#shapesOf(found)
    } finally {
      this.#looking.delete(found.node)
    }
  }

  *#shapesOf({ file, node }: Found): Generator<Found> {
    if (node.type !== 'CallExpression') return
    const argument = (i: number): Found => ({ file, node: node.arguments[i] as Expression })
    if (node.callee.type !== 'MemberExpression') return
    const method = calledName(node)
    if (MAPS.test(method)) yield argument(0)
    else if (method === 'union' || method === 'discriminatedUnion') {
      const options = this.#follow(argument(method === 'union' ? 0 : 1))
      if (options?.node.type !== 'ArrayExpression') return
      for (const option of options.node.elements)
        if (option && option.type !== 'SpreadElement') yield* this.#shapes({ file: options.file, node: option })
    } else {
      if (EXTENDS.test(method)) {
        yield argument(0)
        yield* this.#shapes(argument(0))
      }
      yield* this.#shapes({ file, node: node.callee.object as Expression })
    }
  }

  /** What a list or an open map holds. */
  #item(schema: Found): Found | undefined {
    let found = this.#follow(schema)
    while (found?.node.type === 'CallExpression' && found.node.callee.type === 'MemberExpression') {
      const { file, node } = found
      const method = calledName(node)
      if (method === 'array' && node.arguments.length > 0) return { file, node: node.arguments[0] as Expression }
      if (method === 'record') return { file, node: node.arguments.at(-1) as Expression }
      found = this.#follow({ file, node: found.node.callee.object as Expression })
    }
    return undefined
  }

  /** A property of an object literal, the last of its name; spreads are looked into. */
  #member(object: Found | undefined, key: string): Written | undefined {
    const found = this.#follow(object)
    if (found?.node.type !== 'ObjectExpression') return undefined
    const { file } = found
    for (const member of [...found.node.properties].reverse()) {
      if (member.type === 'SpreadElement') {
        const inherited = this.#member(this.#spread({ file, node: member.argument }), key)
        if (inherited) return inherited
      } else if (keyName(member) === key) {
        const { line, column } = member.loc?.start ?? { line: 1, column: 0 }
        const value = member.type === 'ObjectProperty' ? { file, node: member.value as Expression } : undefined
        return { value, at: { file, line, column: column + 1 } }
      }
    }
    return undefined
  }

  /** `...schema.shape` spreads the keys of a schema. */
  #spread(found: Found): Found | undefined {
    const { file, node } = found
    if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier' || node.property.name !== 'shape')
      return found
    const [shape] = this.#shapes({ file, node: node.object as Expression })
    return shape
  }

  /** What stands behind names, imports, properties of constants, types, and calls of functions of the project. */
  #follow(found: Found | undefined): Found | undefined {
    if (!found || this.#following.has(found.node)) return undefined
    this.#following.add(found.node)
    try {
      return this.#behind(found)
    } finally {
      this.#following.delete(found.node)
    }
  }

  #behind({ file, node: typed }: Found): Found | undefined {
    const node = withoutTypes(typed)
    const found = { file, node }
    switch (node.type) {
      case 'Identifier':
        return this.#follow(this.#sources.constant(file, node.name))
      case 'MemberExpression': {
        if (node.property.type !== 'Identifier' || node.computed) return found
        return this.#follow(this.#member({ file, node: node.object as Expression }, node.property.name)?.value)
      }
      case 'CallExpression': {
        const result = this.#sources.result(file, node)
        return result ? this.#follow(result) : found
      }
      default:
        return found
    }
  }
}

function keyName({ key, computed }: Property): string {
  if (!computed && key.type === 'Identifier') return key.name
  return key.type === 'StringLiteral' ? key.value : ''
}
