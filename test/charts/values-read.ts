import { type Chain, type Node, type Operand, type Pipe, parseTemplate } from './go-template.ts'
import { fieldOf, itemOf, type Known, nothing, oneOf, top, type ValuesPath } from './known-value.ts'

/** A place in the values that a template reads: all of it, or only whether it is there. */
export interface Read {
  readonly path: ValuesPath
  readonly whole: boolean
}

type Variables = Map<string, Known>
interface Context {
  readonly templates: ReadonlyMap<string, readonly Node[]>
  readonly reads: Map<string, Read>
  /** Calls under evaluation or done, so that each is read once. */
  readonly called: Set<string>
  /** Names of the templates under evaluation, the outermost first. */
  readonly open: string[]
}

/** A template that walks a map of any depth calls itself; what it reads of the first levels tells all. */
const DEEPEST_RECURSION = 3

/**
 * Every place in the values that the templates of a chart read. The templates are followed, not run: both branches of an
 * `if`, the item of a `range`, what a named template is called with, what stands in variables, lists and dicts.
 */
export function valuesRead(texts: readonly string[]): Read[] {
  const files = texts.map(parseTemplate)
  const defines = files.flat().filter(({ keyword }) => keyword === 'define')
  const templates = new Map(defines.map(({ pipe, body }) => [literal(pipe.commands[0]?.[0]), body]))
  const context: Context = { templates, reads: new Map(), called: new Set(), open: [] }
  for (const nodes of files) run(nodes, top, new Map([['$', top]]), context)
  return [...context.reads.values()]
}

function run(nodes: readonly Node[], dot: Known, variables: Variables, context: Context): void {
  for (const { keyword, pipe, body, otherwise } of nodes) {
    if (keyword === 'define') continue
    const value = evaluate(pipe, dot, variables, context)
    const inner = new Map(variables)
    if (keyword === 'range') for (const name of pipe.variables.slice(-1)) inner.set(name, itemOf(value))
    else
      for (const name of pipe.variables)
        (keyword === 'output' ? variables : inner).set(name, grown(variables, name, value))
    if (keyword === 'output') {
      if (pipe.variables.length === 0) read(value, true, context)
      continue
    }
    read(value, false, context)
    run(body, keyword === 'with' ? value : keyword === 'range' ? itemOf(value) : dot, inner, context)
    run(otherwise, dot, inner, context)
    // An assignment inside a block reaches the variable outside.
    for (const name of variables.keys())
      variables.set(name, oneOf([variables.get(name) ?? nothing, keptOf(inner, name)]))
  }
}

const grown = (variables: Variables, name: string, value: Known): Known =>
  oneOf([variables.get(name) ?? nothing, value])
const keptOf = (inner: Variables, name: string): Known => (name === '$' ? nothing : (inner.get(name) ?? nothing))

function evaluate(pipe: Pipe, dot: Known, variables: Variables, context: Context): Known {
  let last: Known | undefined
  for (const command of pipe.commands) {
    const [head, ...rest] = command
    const values = rest.map((part) => operand(part, dot, variables, context))
    if (last) values.push(last)
    last =
      head?.kind === 'word'
        ? call(head.name, rest, values, context)
        : head
          ? operand(head, dot, variables, context)
          : nothing
  }
  return last ?? nothing
}

function operand(part: Operand, dot: Known, variables: Variables, context: Context): Known {
  if (part.kind === 'literal') return nothing
  if (part.kind === 'word') return call(part.name, [], [], context)
  return part.fields.reduce(fieldOf, start(part, dot, variables, context))
}

function start({ from }: Chain, dot: Known, variables: Variables, context: Context): Known {
  if (typeof from !== 'string') return evaluate(from, dot, variables, context)
  return from === '.' ? dot : (variables.get(from) ?? nothing)
}

/** Functions whose result is, or holds, what they are given; the reading is left to those who take the result. */
const HANDS_ON = new Set(
  'default coalesce merge mergeOverwrite deepCopy uniq compact concat omit pick ternary or and'.split(' '),
)

function call(name: string, parts: readonly Operand[], values: readonly Known[], context: Context): Known {
  const [first = nothing, second = nothing] = values
  if (HANDS_ON.has(name)) return oneOf(values)
  if (name === 'list') return { ...nothing, entries: new Map(values.map((value, i) => [String(i), value])) }
  if (name === 'dict') return dict(parts, values)
  if (name === 'append' || name === 'prepend') return oneOf([first, { ...nothing, entries: new Map([['0', second]]) }])
  if (name === 'first' || name === 'last') return itemOf(first)
  if (name === 'index' || name === 'get') return parts.slice(1).reduce(stepInto, first)
  if (name === 'include') return include(literal(parts[0]), second, context)
  if (name === 'hasKey') read(stepInto(first, parts[1]), false, context)
  else for (const value of values) read(value, true, context)
  return nothing
}

const stepInto = (value: Known, key: Operand | undefined): Known =>
  key?.kind === 'literal' ? fieldOf(value, key.text) : itemOf(value)

function dict(parts: readonly Operand[], values: readonly Known[]): Known {
  const pairs = values.flatMap((value, i): [string, Known][] => (i % 2 === 1 ? [[literal(parts[i - 1]), value]] : []))
  return { ...nothing, entries: new Map(pairs) }
}

function include(name: string, dot: Known, context: Context): Known {
  const body = context.templates.get(name)
  if (!body) throw new Error(`there is no template ${name}`)
  const call = `${name} ${JSON.stringify(dot, (_, value) => (value instanceof Map ? [...value] : value))}`
  if (context.called.has(call)) return nothing
  context.called.add(call)
  if (context.open.filter((open) => open === name).length >= DEEPEST_RECURSION) return nothing
  context.open.push(name)
  run(body, dot, new Map([['$', dot]]), context)
  context.open.pop()
  return nothing
}

function read(value: Known, whole: boolean, { reads }: Context): void {
  for (const path of value.paths) {
    const key = path.join('.')
    reads.set(key, { path, whole: whole || (reads.get(key)?.whole ?? false) })
  }
}

function literal(part: Operand | undefined): string {
  if (part?.kind !== 'literal') throw new Error('a name that is not written out')
  return part.text
}
