import { createRequire } from 'node:module'
import type { parse as Parse } from '@babel/parser'

// Loaded when a definition has changed: the parser costs as much as all else together.
const load = createRequire(import.meta.url)

type Statement = ReturnType<typeof Parse>['program']['body'][number]
type Declaration = Extract<Statement, { type: 'VariableDeclaration' }>
type FunctionDeclaration = Extract<Statement, { type: 'FunctionDeclaration' }>
type Block = FunctionDeclaration['body']
export type Expression = NonNullable<Declaration['declarations'][number]['init']>
export type ObjectLiteral = Extract<Expression, { type: 'ObjectExpression' }>
export type Call = Extract<Expression, { type: 'CallExpression' }>

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
  const { parse } = load('@babel/parser') as { parse: typeof Parse }
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
  for (const statement of parse(text, { sourceType: 'module', plugins: ['typescript'] }).program.body) {
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

/** `array` of `z.array(…)`, `defineChart` of `defineChart(…)` */
export function calledName({ callee }: Call): string {
  const name = callee.type === 'MemberExpression' ? callee.property : callee
  return name.type === 'Identifier' ? name.name : ''
}
