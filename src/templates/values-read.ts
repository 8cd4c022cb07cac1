import { type Chain, literal, type Node, type Operand, type Pipe } from './go-template.ts'
import { fieldOf, itemOf, type Known, nothing, oneOf, type Place, top, type ValuesPath } from './known-value.ts'
import { type Template, type TemplateFile, TemplateLibrary } from './template-library.ts'

/** A place in the values that a template reads: all of it, or only whether it is there. */
export interface Read {
  readonly path: ValuesPath
  readonly whole: boolean
  /** Where it is named. */
  readonly places: readonly Place[]
}

/** What templates read, and what of them could not be followed. */
export interface ValuesRead {
  readonly reads: readonly Read[]
  /** In words, each with its file. */
  readonly unread: readonly string[]
}

type Variables = Map<string, Known>
interface Context {
  readonly library: TemplateLibrary
  readonly reads: Map<string, { path: ValuesPath; whole: boolean; places: Map<string, Place> }>
  readonly unread: Set<string>
  /** Calls under evaluation or done, so that each is read once. */
  readonly called: Set<string>
  /** Names of the templates under evaluation, the outermost first. */
  readonly open: string[]
  /** The action under evaluation. */
  at: Place
}

/** A template that walks a map of any depth calls itself; what it reads of the first levels tells all. */
const DEEPEST_RECURSION = 3

/**
 * Every place in the values that the templates of a chart read. The templates are followed, not run: both branches of an
 * `if`, the item of a `range`, what a named template is called with, what stands in variables, lists and dicts.
 *
 * @param files the templates of the chart.
 * @param helpers files of other charts, of which only what they define counts.
 */
export function valuesRead(files: readonly TemplateFile[], helpers: readonly TemplateFile[] = []): ValuesRead {
  const library = new TemplateLibrary(helpers)
  const own = files.map((file) => library.add(file))
  const at = { file: '', line: 0 }
  const unread = library.unread
  const context: Context = { library, reads: new Map(), unread, called: new Set(), open: [], at }
  for (const template of own) run(template, top, new Map([['$', top]]), context)
  const reads = [...context.reads.values()].map((read) => ({ ...read, places: [...read.places.values()] }))
  return { reads, unread: [...unread] }
}

function run({ file, nodes }: Template, dot: Known, variables: Variables, context: Context): void {
  const inside = (body: readonly Node[], value: Known, own: Variables): void =>
    run({ file, nodes: body }, value, own, context)
  for (const { keyword, pipe, body, otherwise, line } of nodes) {
    if (keyword === 'define') continue
    context.at = { file, line }
    if (keyword === 'block') {
      const [, argument] = pipe.commands[0] ?? []
      include(literal(pipe.commands[0]?.[0]), argument ? operand(argument, dot, variables, context) : nothing, context)
      continue
    }
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
    inside(body, keyword === 'with' ? value : keyword === 'range' ? itemOf(value) : dot, inner)
    inside(otherwise, dot, inner)
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
  const from = start(part, dot, variables, context)
  return part.fields.reduce((value, field) => fieldOf(value, field, context.at), from)
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
  if (name === 'index' || name === 'get')
    return parts.slice(1).reduce((value, key) => stepInto(value, key, context.at), first)
  if (name === 'include' || name === 'template')
    return isOwnFile(parts[0]) ? nothing : include(literal(parts[0]), second, context)
  if (name === 'hasKey') read(stepInto(first, parts[1], context.at), false, context)
  else for (const value of values) read(value, true, context)
  return nothing
}

const stepInto = (value: Known, key: Operand | undefined, place: Place): Known =>
  key?.kind === 'literal' ? fieldOf(value, key.text, place) : itemOf(value)

function dict(parts: readonly Operand[], values: readonly Known[]): Known {
  const pairs = values.flatMap((value, i): [string, Known][] =>
    i % 2 === 1 ? [[literal(parts[i - 1]) ?? '', value]] : [],
  )
  return { ...nothing, entries: new Map(pairs) }
}

/** `print $.Template.BasePath "/config-map.yaml"`: a file that is read on its own. */
const isOwnFile = (name: Operand | undefined): boolean =>
  name?.kind === 'chain' &&
  typeof name.from !== 'string' &&
  name.from.commands.flat().some((part) => part.kind === 'chain' && part.fields.includes('BasePath'))

/** What a template gets that nobody knows, of a chart that is not here or by a name that is computed, it reads. */
function include(name: string | undefined, dot: Known, context: Context): Known {
  const template = name === undefined ? undefined : context.library.get(name)
  if (!template || name === undefined) {
    const { file, line } = context.at
    context.unread.add(
      `${file}:${line}: ${name === undefined ? 'the name is computed' : `there is no template ${name}`}`,
    )
    read(dot, true, context)
    return nothing
  }
  const call = `${name} ${JSON.stringify(dot, (_, value) => (value instanceof Map ? [...value] : value))}`
  if (context.called.has(call)) return nothing
  context.called.add(call)
  if (context.open.filter((open) => open === name).length >= DEEPEST_RECURSION) return nothing
  context.open.push(name)
  const { at } = context
  run(template, dot, new Map([['$', dot]]), context)
  context.at = at
  context.open.pop()
  return nothing
}

function read(value: Known, whole: boolean, { reads }: Context): void {
  for (const { path, place } of value.paths) {
    const key = path.join('.')
    const known = reads.get(key) ?? { path, whole: false, places: new Map() }
    known.whole ||= whole
    known.places.set(`${place.file}:${place.line}`, place)
    reads.set(key, known)
  }
}
