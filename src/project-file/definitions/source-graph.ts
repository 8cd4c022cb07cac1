import { dirname, resolve } from 'node:path'
import type { CallExpression, Expression } from '../../layers/typescript/syntax-tree.ts'
import { type Foreign, parseModule, resultOf, type SourceModule } from './source-module.ts'

/** An expression and the file that it stands in. */
export interface Found {
  readonly file: string
  readonly node: Expression
}

/** Gives the text of a source, undefined where it is gone. */
export type ReadSource = (file: string) => string | undefined

/** Gives what a name at the top of a file stands for. */
type Find = (file: string, name: string) => Found | undefined

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
  result(file: string, { callee }: CallExpression): Found | undefined {
    if (callee.type === 'Identifier') return this.#returned(file, callee.name)
    if (
      callee.type !== 'MemberExpression' ||
      callee.object.type !== 'Identifier' ||
      callee.property.type !== 'Identifier'
    )
      return undefined
    const whole = this.#module(file)?.imports.get(callee.object.name)
    const one = whole?.name === '*' ? { ...whole, name: callee.property.name } : undefined
    return this.#foreign(file, one, this.#returned)
  }

  /** What a constant stands for. */
  readonly constant: Find = (file, name) => {
    const module = this.#module(file)
    const node = module?.constants.get(name)
    return node ? { file, node } : this.#foreign(file, module?.imports.get(name), this.constant)
  }

  readonly #returned: Find = (file, name) => {
    const module = this.#module(file)
    const constant = module?.constants.get(name)
    const isFunction = constant?.type === 'ArrowFunctionExpression' || constant?.type === 'FunctionExpression'
    const node = module?.returned.get(name) ?? (isFunction ? resultOf(constant.body) : undefined)
    return node ? { file, node } : this.#foreign(file, module?.imports.get(name), this.#returned)
  }

  /** Finds a name of another module, which may hand it on. */
  #foreign(file: string, foreign: Foreign | undefined, find: Find): Found | undefined {
    const from = foreign && this.#file(file, foreign.from)
    return from === undefined ? undefined : this.#exported(from, foreign?.name ?? '', find)
  }

  #exported(file: string, name: string, find: Find): Found | undefined {
    const module = this.#module(file)
    const known = module?.exports.get(name)
    if (known !== undefined) return typeof known === 'string' ? find(file, known) : this.#foreign(file, known, find)
    const own = find(file, name)
    if (own) return own
    for (const from of module?.handedOn ?? []) {
      const found = this.#foreign(file, { from, name }, find)
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
