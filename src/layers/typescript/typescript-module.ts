import { type CallExpression, type Declarator, type Expression, parseProgram, type Statement } from './syntax-tree.ts'

/** What a TypeScript module calls, and its constants by name. */
export interface TypeScriptModule {
  readonly calls: readonly CallExpression[]
  /** Constants with a value, wherever they stand; a name that is declared twice is left out. */
  readonly constants: ReadonlyMap<string, Expression>
  /** The names under which imports are known here: `define` for `import { defineEnvironment as define }`. */
  readonly imports: ReadonlyMap<string, string>
}

// A watch loop asks for many lines of the same few files.
const KEPT = 32
const cache = new Map<string, TypeScriptModule | undefined>()

/** Parses a module; undefined where it has syntax errors. */
export function parseTypeScript(text: string): TypeScriptModule | undefined {
  if (cache.has(text)) return cache.get(text)
  const module = read(text)
  if (cache.size >= KEPT) cache.clear()
  cache.set(text, module)
  return module
}

function read(text: string): TypeScriptModule | undefined {
  const calls: CallExpression[] = []
  const constants = new Map<string, Expression>()
  const twice = new Set<string>()
  const imports = new Map<string, string>()
  try {
    walk(parseProgram(text), (node) => {
      if (isType<CallExpression>(node, 'CallExpression')) calls.push(node)
      else if (isType<Declarator>(node, 'VariableDeclarator') && node.id.type === 'Identifier' && node.init) {
        if (constants.has(node.id.name)) twice.add(node.id.name)
        constants.set(node.id.name, node.init)
      } else if (isType<Import>(node, 'ImportSpecifier')) {
        imports.set(node.local.name, 'name' in node.imported ? node.imported.name : node.imported.value)
      }
    })
  } catch {
    return undefined
  }
  for (const name of twice) constants.delete(name)
  return { calls, constants, imports }
}

type ImportDeclaration = Extract<Statement, { type: 'ImportDeclaration' }>
type Import = Extract<ImportDeclaration['specifiers'][number], { type: 'ImportSpecifier' }>

interface AnyNode {
  readonly type: string
}

const isType = <N extends AnyNode>(node: AnyNode, type: N['type']): node is N => node.type === type

function walk(value: unknown, visit: (node: AnyNode) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  else if (typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string') {
    visit(value as AnyNode)
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit)
  }
}
