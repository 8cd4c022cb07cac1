import { dirname, resolve } from 'node:path'
import { type Call, type Expression, parseModule, resultOf, type SourceModule } from './source-module.ts'

/** An expression and the file that it stands in. */
export interface Found {
  readonly file: string
  readonly node: Expression
}

/** Gives the text of a source, undefined where it is gone. */
export type ReadSource = (file: string) => string | undefined

/** The sources of a project, and what names in them stand for, across imports between them. */
export class SourceGraph {
  readonly files: readonly string[]
  readonly #known: ReadonlySet<string>
  readonly #read: ReadSource
  readonly #modules = new Map<string, SourceModule | undefined>()

  /** @param files absolute paths. */
  constructor(files: readonly string[], read: ReadSource) {
    this.files = files
    this.#known = new Set(files)
    this.#read = read
  }

  /** The sources that were read so far: what was found in them changes with these alone. */
  get readFiles(): readonly string[] {
    return [...this.#modules.keys()].filter((file) => this.#modules.get(file))
  }

  /** What stands behind the constants at the top of a file; nothing where the file does not have a word. */
  constants(file: string, word: string): Iterable<Expression> {
    // to look for it takes a hundredth of the time that parsing takes
    return this.#read(file)?.includes(word) ? (this.#module(file)?.constants.values() ?? []) : []
  }

  /** What a function of the project returns. */
  result(file: string, { callee }: Call): Found | undefined {
    if (callee.type === 'Identifier') return this.#returned(file, callee.name)
    if (
      callee.type !== 'MemberExpression' ||
      callee.object.type !== 'Identifier' ||
      callee.property.type !== 'Identifier'
    )
      return undefined
    const whole = this.#module(file)?.imports.get(callee.object.name)
    const from = whole?.name === '*' ? this.#file(file, whole.from) : undefined
    return from === undefined ? undefined : this.#returnedOf(from, callee.property.name)
  }

  #returned(file: string, name: string): Found | undefined {
    const module = this.#module(file)
    const declared = module?.returned.get(name)
    if (declared) return { file, node: declared }
    const constant = module?.constants.get(name)
    if (constant?.type === 'ArrowFunctionExpression' || constant?.type === 'FunctionExpression') {
      const node = resultOf(constant.body)
      return node && { file, node }
    }
    const foreign = module?.imports.get(name)
    const from = foreign && this.#file(file, foreign.from)
    return from === undefined ? undefined : this.#returnedOf(from, foreign?.name ?? name)
  }

  #returnedOf(file: string, exported: string): Found | undefined {
    return this.#exported(file, exported, (at, name) => this.#returned(at, name))
  }

  constant(file: string, name: string): Found | undefined {
    const module = this.#module(file)
    const node = module?.constants.get(name)
    if (node) return { file, node }
    const foreign = module?.imports.get(name)
    const from = foreign && this.#file(file, foreign.from)
    return from === undefined
      ? undefined
      : this.#exported(from, foreign?.name ?? name, (at, inner) => this.constant(at, inner))
  }

  /** Goes after a name that a module hands on. */
  #exported(file: string, name: string, find: (file: string, name: string) => Found | undefined): Found | undefined {
    const module = this.#module(file)
    const known = module?.exports.get(name)
    if (typeof known === 'string') return find(file, known)
    if (known) {
      const from = this.#file(file, known.from)
      return from === undefined ? undefined : this.#exported(from, known.name, find)
    }
    const own = find(file, name)
    if (own) return own
    for (const source of module?.handedOn ?? []) {
      const from = this.#file(file, source)
      const found = from === undefined ? undefined : this.#exported(from, name, find)
      if (found) return found
    }
    return undefined
  }

  #file(from: string, source: string): string | undefined {
    if (!source.startsWith('.')) return undefined
    const path = resolve(dirname(from), source)
    const named = [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), `${path}/index.ts`]
    return named.find((file) => this.#module(file))
  }

  #module(file: string): SourceModule | undefined {
    if (!this.#modules.has(file)) {
      const text = this.#known.has(file) ? this.#read(file) : undefined
      this.#modules.set(file, text === undefined ? undefined : parsed(text))
    }
    return this.#modules.get(file)
  }
}

function parsed(text: string): SourceModule | undefined {
  try {
    return parseModule(text)
  } catch {
    return undefined
  }
}
