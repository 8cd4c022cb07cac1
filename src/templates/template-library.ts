import { literal, type Node, parseTemplate } from './go-template.ts'

/** A template of a chart: its name for people and its content. */
export interface TemplateFile {
  readonly file: string
  readonly text: string
}

/** A file, or what one defines under a name. */
export interface Template {
  readonly file: string
  readonly nodes: readonly Node[]
}

const DEFINED = /\{\{-?\s*(?:define|block)\s+["`]([^"`]+)["`]/g

/** Named templates, wherever they stand. A file is parsed when the first of them is asked for. */
export class TemplateLibrary {
  /** What could not be parsed, in words. */
  readonly unread = new Set<string>()
  readonly #named = new Map<string, Template>()
  readonly #waiting = new Map<string, TemplateFile>()

  constructor(files: readonly TemplateFile[]) {
    for (const file of files) for (const name of namesDefinedIn(file)) this.#waiting.set(name, file)
  }

  /** Parses a file and keeps what it defines; nothing of one that cannot be parsed. */
  add({ file, text }: TemplateFile): Template {
    try {
      const nodes = parseTemplate(text)
      this.#keep(file, nodes)
      return { file, nodes }
    } catch (error) {
      this.unread.add(`${file}: ${(error as Error).message}`)
      return { file, nodes: [] }
    }
  }

  get(name: string): Template | undefined {
    const waiting = this.#waiting.get(name)
    if (!this.#named.has(name) && waiting) {
      for (const other of namesDefinedIn(waiting)) this.#waiting.delete(other)
      this.add(waiting)
    }
    return this.#named.get(name)
  }

  #keep(file: string, nodes: readonly Node[]): void {
    for (const { keyword, pipe, body, otherwise } of nodes) {
      const name = literal(pipe.commands[0]?.[0])
      if ((keyword === 'define' || keyword === 'block') && name !== undefined)
        this.#named.set(name, { file, nodes: body })
      this.#keep(file, body)
      this.#keep(file, otherwise)
    }
  }
}

/** Names of the templates that a file defines, without parsing it. */
export const namesDefinedIn = ({ text }: TemplateFile): string[] =>
  [...text.matchAll(DEFINED)].map(([, name = '']) => name)
