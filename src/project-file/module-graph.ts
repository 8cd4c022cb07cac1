import { createHash } from 'node:crypto'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { fileState } from '../disk/file-state.ts'
import { isInstalled, MODULE, moduleUrl, OWN_PACKAGE } from './bundle.ts'

/** One source file as JavaScript, which names the sources that it imports by their place in a list. */
interface Unit {
  readonly code: string
  /** Of the path and the code. */
  readonly hash: string
  readonly imports: readonly string[]
  /** What was read for it, the file itself first, as it was then. */
  readonly inputs: ReadonlyMap<string, string>
  /** Reads what no file of the project tells: run it each time. */
  readonly isVolatile: boolean
}

/** A source that has run. The same id means the same code over the same imports, so it need not run again. */
interface Evaluated {
  readonly id: string
  /** Where those that import it find what it exports. */
  readonly number: number
  readonly exports: Readonly<Record<string, unknown>>
}

/** What sources that have run export, where those that import them find it: a module in no file can be handed nothing else. */
const EXPORTS = 'clipper-values.exports'
const exportsOf = new Map<number, Evaluated['exports']>()
let count = 0
Object.assign(globalThis, { [Symbol.for(EXPORTS)]: exportsOf })

/** The sources of a configuration, each a module of its own: after an edit only it and what imports it run again. */
export interface ModuleGraph {
  /**
   * What the configuration exports now, and the absolute paths of its sources.
   *
   * @throws Error for whatever this way of loading cannot do; a bundle knows what is wrong, or that nothing is.
   */
  load(): Promise<{ readonly exported: unknown; readonly sources: readonly string[] }>
}

/** @param file absolute path of the configuration. */
export function moduleGraph(file: string, folder: string): ModuleGraph {
  const units = new Map<string, Unit>()
  /** The sources that have run, by id. */
  const ran = new Map<string, Evaluated>()
  let run = 0

  const unitOf = async (path: string): Promise<Unit> => {
    const known = units.get(path)
    if (known && [...known.inputs].every(([input, state]) => fileState(input) === state)) return known
    const unit = await compile(path, folder)
    units.set(path, unit)
    return unit
  }
  const collect = async (path: string, found: Map<string, Unit>, asked: Set<string>): Promise<void> => {
    if (asked.has(path)) return
    asked.add(path)
    const unit = await unitOf(path)
    found.set(path, unit)
    await Promise.all(unit.imports.map((inner) => collect(inner, found, asked)))
  }
  return {
    async load() {
      run += 1
      const found = new Map<string, Unit>()
      await collect(file, found, new Set())
      const done = new Map<string, Evaluated>()
      const { exports } = await evaluated(file, { found, ran, done, around: new Set(), run: `${run}` })
      const current = new Set([...done.values()].map(({ id }) => id))
      for (const { id, number } of ran.values()) {
        if (current.has(id)) continue
        ran.delete(id)
        exportsOf.delete(number)
      }
      return { exported: exports, sources: [...found.values()].flatMap(({ inputs }) => [...inputs.keys()]) }
    },
  }
}

interface Run {
  readonly found: ReadonlyMap<string, Unit>
  readonly ran: Map<string, Evaluated>
  readonly done: Map<string, Evaluated>
  readonly around: Set<string>
  readonly run: string
}

/** Runs a source after those that it imports, unless it has run with just these. */
async function evaluated(path: string, given: Run): Promise<Evaluated> {
  const before = given.done.get(path)
  if (before) return before
  const { code, hash, imports, isVolatile } = given.found.get(path) as Unit
  if (given.around.has(path)) throw new Error(`${path} imports itself`)
  given.around.add(path)
  const inner: Evaluated[] = []
  for (const one of imports) inner.push(await evaluated(one, given))
  given.around.delete(path)
  const id = hashOf([hash, isVolatile ? given.run : '', ...inner.map((one) => one.id)])
  const done = given.ran.get(id) ?? (await runSource(id, code, inner))
  given.ran.set(id, done)
  given.done.set(path, done)
  return done
}

const hashOf = (texts: readonly string[]): string => createHash('sha256').update(texts.join('\0')).digest('base64url')

async function runSource(id: string, code: string, imports: readonly Evaluated[]): Promise<Evaluated> {
  const source = (index: string): Evaluated => imports[Number(index)] as Evaluated
  const linked = code
    .replace(NAMED, (_, names: string, index: string) => `const {${taken(names, source(index))};`)
    .replace(PLACE, (_, index: string) => JSON.stringify(addressOf(source(index))))
  // node runs the same text once, whatever has changed around it
  const exports: Evaluated['exports'] = await import(moduleUrl(`${linked}\n// ${id}`))
  const done = { id, exports, number: ++count }
  exportsOf.set(done.number, exports)
  return done
}

const exportsIn = ({ number }: Evaluated): string => `globalThis[Symbol.for('${EXPORTS}')].get(${number})`

/** What follows `const {` in place of an import by names: a module more costs node ten times as much. */
function taken(names: string, from: Evaluated): string {
  const pairs = names.split(',').map((name) => name.trim().split(' as '))
  const unknown = pairs.find(([name = '']) => !Object.hasOwn(from.exports, name))
  if (unknown) throw new Error(`there is no export ${unknown[0]}`)
  return `${pairs.map((pair) => pair.join(': ')).join(', ')}} = ${exportsIn(from)}`
}

/** A module that exports what another one has made. It is short: one of 300 characters costs node three times as much. */
function addressOf(source: Evaluated): string {
  const names = Object.keys(source.exports)
  const values = names.map((name, i) => `,v${i}=m[${JSON.stringify(name)}]`).join('')
  const list = names.map((name, i) => `v${i} as ${JSON.stringify(name)}`)
  return moduleUrl(`const m=${exportsIn(source)}${values};export{${list}}`)
}

/** Modules of node that know nothing of the world. */
const SAYS_THE_SAME = /^(node:)?(assert|buffer|events|module|path|querystring|string_decoder|url|util|vm)(\/|$)/

/** An import of another source by names, as the bundler writes it. */
const NAMED = /^import \{([^{}"]+)\} from "clipper-values-source:(\d+)";$/gm
/** What stands in the code for an import of another source. */
const PLACE = /"clipper-values-source:(\d+)"/g

async function compile(path: string, folder: string): Promise<Unit> {
  const imports: string[] = []
  let isVolatile = false
  const before = fileState(path)
  const sourcesOutside: Plugin = {
    name: 'sources-outside',
    setup(builder) {
      builder.onResolve({ filter: /./ }, async ({ path: name, resolveDir, importer, kind, pluginData }) => {
        if (pluginData === 'asked' || kind === 'entry-point') return undefined
        if (isBuiltin(name)) {
          isVolatile ||= !SAYS_THE_SAME.test(name)
          return { path: name, external: true }
        }
        const found = await builder.resolve(name, { resolveDir, importer, kind, pluginData: 'asked' })
        if (found.errors.length > 0) return found
        if (isInstalled(found.path) || OWN_PACKAGE.test(name))
          return { path: pathToFileURL(found.path).href, external: true, sideEffects: false }
        if (!/\.[cm]?[jt]sx?$/.test(found.path)) return found
        if (!imports.includes(found.path)) imports.push(found.path)
        return { path: `clipper-values-source:${imports.indexOf(found.path)}`, external: true }
      })
    },
  }
  const { outputFiles, metafile } = await build({
    ...MODULE,
    entryPoints: [path],
    absWorkingDir: folder,
    plugins: [sourcesOutside],
  })
  const others = Object.keys(metafile.inputs).map((input) => join(folder, input))
  const inputs = new Map([
    [path, before],
    ...others.filter((input) => input !== path).map((input) => [input, fileState(input)] as const),
  ])
  const code = outputFiles[0]?.text ?? ''
  return { code, hash: hashOf([path, code]), imports, inputs, isVolatile }
}
