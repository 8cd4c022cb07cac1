import type { Path } from '../../path.ts'
import { calledName, type Expression, type Property, withoutTypes } from './syntax-tree.ts'
import { parseTypeScript, type TypeScriptModule } from './typescript-module.ts'

/** Line and column from 1. */
interface Position {
  readonly line: number
  readonly column: number
}

/** The text of a module and what to find in it: a path in the values of the environment of a name. */
export interface TypeScriptQuery {
  readonly text: string
  readonly name: string
  readonly path: Path
}

interface Found {
  readonly at: Expression | Property
  readonly value: Expression | undefined
}

const DEFINE = 'defineEnvironment'

/**
 * Finds where a value of `defineEnvironment({ name, values })` is written: the deepest property or list item on the path.
 * Follows constants, spreads and properties of constants of the same module; where a value is computed or comes from
 * elsewhere, the nearest enclosing key that is written out. Undefined where the module defines no environment of that
 * name, or has syntax errors.
 */
export function locateInTypeScript({ text, name, path }: TypeScriptQuery): Position | undefined {
  const module = parseTypeScript(text)
  for (const call of module?.calls ?? []) {
    const called = calledName(call)
    if (!module || (called !== DEFINE && module.imports.get(called) !== DEFINE)) continue
    const finder = new Finder(module)
    const definition = call.arguments[0] as Expression
    const named = finder.child(definition, 'name')?.value
    if (finder.text(named) === name) return finder.locate(finder.child(definition, 'values'), path)
  }
  return undefined
}

class Finder {
  readonly #module: TypeScriptModule
  // Constants can name each other in a circle: what is being looked at is not looked at again.
  readonly #resolving = new Set<Expression>()
  readonly #searching = new Set<Expression>()

  constructor(module: TypeScriptModule) {
    this.#module = module
  }

  locate(start: Found | undefined, path: Path): Position | undefined {
    let found = start
    for (const part of path) {
      const next = this.child(found?.value, part)
      if (!next) break
      found = next
    }
    const place = found?.at.loc?.start
    return place && { line: place.line, column: place.column + 1 }
  }

  /** The last property of a name, or the list item; spreads are looked into. */
  child(parent: Expression | undefined, part: string | number): Found | undefined {
    const node = this.resolve(parent)
    if (!node || this.#searching.has(node)) return undefined
    this.#searching.add(node)
    const found = this.#childOf(node, part)
    this.#searching.delete(node)
    return found
  }

  #childOf(node: Expression, part: string | number): Found | undefined {
    if (node.type === 'ArrayExpression' && typeof part === 'number') {
      const item = this.#items(node)[part]
      return item && { at: item, value: item }
    }
    if (node.type !== 'ObjectExpression') return undefined
    for (const member of [...node.properties].reverse()) {
      if (member.type === 'SpreadElement') {
        const inherited = this.child(member.argument, part)
        if (inherited) return inherited
      } else if (this.#key(member) === String(part)) {
        return { at: member, value: member.type === 'ObjectProperty' ? (member.value as Expression) : undefined }
      }
    }
    return undefined
  }

  /** A string that is written out, or a constant that holds one. */
  text(expression: Expression | undefined): string | undefined {
    const node = this.resolve(expression)
    if (node?.type === 'StringLiteral') return node.value
    if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0]?.value.cooked ?? undefined
    return node?.type === 'NumericLiteral' ? String(node.value) : undefined
  }

  /** The expression behind types, names of constants and their properties. */
  resolve(expression: Expression | undefined): Expression | undefined {
    if (!expression || this.#resolving.has(expression)) return undefined
    this.#resolving.add(expression)
    const resolved = this.#behind(expression)
    this.#resolving.delete(expression)
    return resolved
  }

  #behind(typed: Expression): Expression | undefined {
    const expression = withoutTypes(typed)
    switch (expression.type) {
      case 'Identifier':
        return this.resolve(this.#module.constants.get(expression.name))
      case 'MemberExpression': {
        const { property, computed } = expression
        const key = computed ? this.text(property as Expression) : property.type === 'Identifier' ? property.name : ''
        return key === undefined ? undefined : this.resolve(this.child(expression.object as Expression, key)?.value)
      }
      default:
        return expression
    }
  }

  #key(property: Property): string | undefined {
    const { key, computed } = property
    if (!computed && key.type === 'Identifier') return key.name
    return this.text(key as Expression)
  }

  /** The items with spread lists opened, up to a spread whose length is not known. */
  #items(list: Extract<Expression, { type: 'ArrayExpression' }>): (Expression | undefined)[] {
    const items: (Expression | undefined)[] = []
    for (const element of list.elements) {
      if (element?.type !== 'SpreadElement') items.push(element ?? undefined)
      else {
        const inner = this.resolve(element.argument)
        if (inner?.type !== 'ArrayExpression' || this.#searching.has(inner)) return items
        this.#searching.add(inner)
        items.push(...this.#items(inner))
        this.#searching.delete(inner)
      }
    }
    return items
  }
}
