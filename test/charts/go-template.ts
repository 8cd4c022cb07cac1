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
  readonly keyword: 'output' | 'if' | 'with' | 'range' | 'define'
  readonly pipe: Pipe
  readonly body: readonly Node[]
  readonly otherwise: readonly Node[]
}

const ACTION = /\{\{-?\s*(?:\/\*[\s\S]*?\*\/|((?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`}]|\}(?!\}))*?))\s*-?\}\}/g
const TOKEN = /"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])'|:=|[=|(),]|\$?[\w]*(?:\.\w+)+|\$\w*|\.|[-\w]+/g

/** Reads the actions of a Go template; text between them is of no interest here. Throws on what it does not know. */
export function parseTemplate(text: string): Node[] {
  const actions = [...text.matchAll(ACTION)].map(([, action]) => action?.trim() ?? '').filter((action) => action !== '')
  const nodes = block(actions)
  if (actions.length > 0) throw new Error(`an end without a block, before ${actions[0]}`)
  return nodes
}

/** Takes actions up to the `end` or `else` that closes this block, which stays. */
function block(actions: string[]): Node[] {
  const nodes: Node[] = []
  for (let next = actions[0]; next !== undefined && !/^(end|else)\b/.test(next); next = actions[0]) {
    actions.shift()
    nodes.push(node(next, actions))
  }
  return nodes
}

function node(action: string, actions: string[]): Node {
  const [, keyword, rest] = /^(if|with|range|define)\b([\s\S]*)$/.exec(action) ?? []
  if (!keyword) return { keyword: 'output', pipe: parsePipe(action), body: [], otherwise: [] }
  const body = block(actions)
  const closing = actions.shift()
  if (closing === undefined) throw new Error(`no end of {{ ${action} }}`)
  const chained = closing.slice('else'.length).trim()
  // `else if` is a block of its own in the else branch, closed by the same end.
  const otherwise = closing === 'end' ? [] : chained ? [node(chained, actions)] : block(actions)
  if (closing !== 'end' && !chained && actions.shift() !== 'end')
    throw new Error(`no end of the else of {{ ${action} }}`)
  return { keyword: keyword as Node['keyword'], pipe: parsePipe(rest ?? ''), body, otherwise }
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
