import { createRequire } from 'node:module'
import type { parse as Parse } from '@babel/parser'

// Loaded when the first line is asked for: most runs need none, and the parser costs as much as all else together.
const load = createRequire(import.meta.url)

type Program = ReturnType<typeof Parse>['program']
export type Statement = Program['body'][number]
export type Declarator = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number]
export type Expression = NonNullable<Declarator['init']>
export type CallExpression = Extract<Expression, { type: 'CallExpression' }>
export type ObjectLiteral = Extract<Expression, { type: 'ObjectExpression' }>
/** A property or a method of an object literal. */
export type Property = Exclude<ObjectLiteral['properties'][number], { type: 'SpreadElement' }>

/** @throws SyntaxError */
export function parseProgram(text: string): Program {
  const { parse } = load('@babel/parser') as { parse: typeof Parse }
  return parse(text, { sourceType: 'module', plugins: ['typescript'] }).program
}

/** `array` of `z.array(…)`, `defineChart` of `defineChart(…)`; empty for what has no name. */
export function calledName({ callee }: CallExpression): string {
  const name = callee.type === 'MemberExpression' ? callee.property : callee
  return name.type === 'Identifier' ? name.name : ''
}

/** The expression inside of types and parentheses. */
export function withoutTypes(expression: Expression): Expression {
  switch (expression.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return withoutTypes(expression.expression)
    default:
      return expression
  }
}
