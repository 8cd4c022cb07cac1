import { type Expression, parseProgram, type Statement } from '../../layers/typescript/syntax-tree.ts'

type Block = Extract<Statement, { type: 'FunctionDeclaration' }>['body']

/** A name of another module: `*` for all of them, as in `import * as k8s`. */
export interface Foreign {
  readonly from: string
  readonly name: string
}

/** What the top of a TypeScript module says: its constants, what its functions return, and what it has from others. */
export interface SourceModule {
  readonly constants: ReadonlyMap<string, Expression>
  readonly returned: ReadonlyMap<string, Expression>
  readonly imports: ReadonlyMap<string, Foreign>
  /** Names that it hands on, and modules of which it hands on all. */
  readonly exports: ReadonlyMap<string, Foreign | string>
  readonly handedOn: readonly string[]
}

/** @throws SyntaxError */
export function parseModule(text: string): SourceModule {
  const constants = new Map<string, Expression>()
  const returned = new Map<string, Expression>()
  const imports = new Map<string, Foreign>()
  const exports = new Map<string, Foreign | string>()
  const handedOn: string[] = []

  const declare = (statement: Statement | null | undefined): void => {
    if (statement?.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations)
        if (id.type === 'Identifier' && init) constants.set(id.name, init)
    } else if (statement?.type === 'FunctionDeclaration' && statement.id) {
      const result = resultOf(statement.body)
      if (result) returned.set(statement.id.name, result)
    }
  }
  for (const statement of parseProgram(text).body) {
    declare(statement)
    if (statement.type === 'ImportDeclaration') {
      const from = statement.source.value
      for (const one of statement.specifiers) {
        const name =
          one.type === 'ImportSpecifier'
            ? nameOf(one.imported)
            : one.type === 'ImportDefaultSpecifier'
              ? 'default'
              : '*'
        imports.set(one.local.name, { from, name })
      }
    } else if (statement.type === 'ExportNamedDeclaration') {
      declare(statement.declaration as Statement | null | undefined)
      for (const one of statement.specifiers) {
        if (one.type !== 'ExportSpecifier') continue
        const name = one.local.name
        exports.set(nameOf(one.exported), statement.source ? { from: statement.source.value, name } : name)
      }
    } else if (statement.type === 'ExportAllDeclaration') handedOn.push(statement.source.value)
    else if (statement.type === 'ExportDefaultDeclaration')
      constants.set('default', statement.declaration as Expression)
  }
  return { constants, returned, imports, exports, handedOn }
}

/** What a function returns at its end. */
export function resultOf(body: Block | Expression): Expression | undefined {
  if (body.type !== 'BlockStatement') return body
  const last = (body as Block).body.at(-1)
  return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined
}

const nameOf = (name: { type: string; name?: string; value?: string }): string => name.name ?? name.value ?? ''
