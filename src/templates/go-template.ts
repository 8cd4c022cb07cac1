/** `.a.b`, `$x.a` or `(…).a`: fields of a start. */
export interface Chain {
  readonly kind: 'chain'
  /** `.` is the dot, `$…` a variable, a pipe what stands in parentheses. */
  readonly from: string | Pipe
  readonly fields: readonly string[]
}
/** What a command is made of: a function is a word, a literal its text. */
export type Operand =
  | Chain
  | { readonly kind: 'word'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string }
/** `$a, $b := first x | second y`. */
export interface Pipe {
  readonly variables: readonly string[]
  readonly commands: readonly (readonly Operand[])[]
}
/** An action, or a block with what stands in it. */
export interface Node {
  /** `output` for an action without keyword. */
  readonly keyword: 'output' | 'if' | 'with' | 'range' | 'define' | 'block'
  readonly pipe: Pipe
  readonly body: readonly Node[]
  readonly otherwise: readonly Node[]
  /** Line of the action, from 1. */
  readonly line: number
}

interface Action {
  readonly text: string
  readonly line: number
}

const ACTION = /\{\{-?\s*(?:\/\*[\s\S]*?\*\/|((?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`}]|\}(?!\}))*?))\s*-?\}\}/g
const TOKEN = /"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])'|:=|[=|(),]|\$?[\w]*(?:\.\w+)+|\$\w*|\.|[-\w]+/g

/** Reads the actions of a Go template; text between them is of no interest here. Throws on what it does not know. */
export function parseTemplate(text: string): Node[] {
  const actions = actionsOf(text)
  const nodes = block(actions)
  if (actions[0]) throw new Error(`an end without a block, before ${actions[0].text}`)
  return nodes
}

function actionsOf(text: string): Action[] {
  const actions: Action[] = []
  let line = 1
  let counted = 0
  for (const match of text.matchAll(ACTION)) {
    const action = match[1]?.trim() ?? ''
    if (action === '' || action === 'break' || action === 'continue') continue
    const start = match.index + match[0].search(/[^{\s-]/)
    line += text.slice(counted, start).split('\n').length - 1
    counted = start
    actions.push({ text: action, line })
  }
  return actions
}

/** Takes actions up to the `end` or `else` that closes this block, which stays. */
function block(actions: Action[]): Node[] {
  const nodes: Node[] = []
  for (let next = actions[0]; next !== undefined && !/^(end|else)\b/.test(next.text); next = actions[0]) {
    actions.shift()
    nodes.push(node(next, actions))
  }
  return nodes
}

function node(action: Action, actions: Action[]): Node {
  const { text, line } = action
  const [, keyword, rest] = /^(if|with|range|define|block)\b([\s\S]*)$/.exec(text) ?? []
  if (!keyword) return { keyword: 'output', pipe: parsePipe(text), body: [], otherwise: [], line }
  const body = block(actions)
  const closing = actions.shift()
  if (closing === undefined) throw new Error(`no end of {{ ${text} }}`)
  const chained = closing.text.slice('else'.length).trim()
  const isEnd = closing.text === 'end'
  // `else if` is a block of its own in the else branch, closed by the same end.
  const otherwise = isEnd ? [] : chained ? [node({ ...closing, text: chained }, actions)] : block(actions)
  if (!isEnd && !chained && actions.shift()?.text !== 'end') throw new Error(`no end of the else of {{ ${text} }}`)
  return { keyword: keyword as Node['keyword'], pipe: parsePipe(rest ?? ''), body, otherwise, line }
}

function parsePipe(text: string): Pipe {
  const tokens = text.match(TOKEN) ?? []
  const pipe = takePipe(tokens)
  if (tokens.length > 0) throw new Error(`cannot read ${tokens[0]} in {{ ${text} }}`)
  return pipe
}

function takePipe(tokens: string[]): Pipe {
  const assigned = tokens.findIndex((token) => token === ':=' || token === '=')
  const variables = assigned > 0 && !tokens.slice(0, assigned).includes('(') ? tokens.splice(0, assigned + 1) : []
  const commands: Operand[][] = [[]]
  for (let token = tokens[0]; token !== undefined && token !== ')'; token = tokens[0]) {
    tokens.shift()
    if (token === '|') commands.push([])
    else commands.at(-1)?.push(operand(token, tokens))
  }
  return { variables: variables.filter((token) => token.startsWith('$')), commands }
}

function operand(token: string, tokens: string[]): Operand {
  if (token === '(') {
    const from = takePipe(tokens)
    if (tokens.shift() !== ')') throw new Error('a parenthesis is not closed')
    return { kind: 'chain', from, fields: /^\.\w/.test(tokens[0] ?? '') ? fieldsOf(tokens.shift() ?? '') : [] }
  }
  if (/^["`']/.test(token)) return { kind: 'literal', text: token.slice(1, -1) }
  if (/^[.$]/.test(token)) return { kind: 'chain', from: /^\$\w*/.exec(token)?.[0] ?? '.', fields: fieldsOf(token) }
  return /^-?[0-9]/.test(token) ? { kind: 'literal', text: token } : { kind: 'word', name: token }
}

const fieldsOf = (token: string): string[] => token.split('.').slice(1).filter(Boolean)

/** The text of a literal; undefined for what is computed. */
export const literal = (part: Operand | undefined): string | undefined =>
  part?.kind === 'literal' ? part.text : undefined
