import { parseArgs } from 'node:util'
import { UsageError } from './io.ts'
import type { Option, Verb } from './verbs.ts'

type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** Options as given: text, texts of an option that may be repeated, or true for a switch. */
export class ParsedOptions {
  readonly #values: OptionValues
  constructor(values: OptionValues) {
    this.#values = values
  }
  text(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }
  texts(name: string): string[] {
    const value = this.#values[name]
    return Array.isArray(value) ? value.map(String) : []
  }
  isOn(name: string): boolean {
    return this.#values[name] === true
  }
  get json(): boolean {
    return this.text('format') === 'json'
  }
}

/**
 * Reads the arguments of a verb.
 *
 * @throws UsageError for an unknown option, a missing value, too many or too few arguments.
 */
export function parseArguments(verb: Verb, argv: readonly string[]): { positionals: string[]; options: ParsedOptions } {
  const { values, positionals } = parse(verb, argv)
  const options = new ParsedOptions(values)
  const needed = verb.arguments.filter((name) => !name.startsWith('['))
  const missing = needed[positionals.length]
  if (missing) throw new UsageError(`${verb.name} needs <${missing}>`)
  if (positionals.length > verb.arguments.length)
    throw new UsageError(`${verb.name} takes no argument "${positionals[verb.arguments.length]}"`)
  const format = options.text('format')
  if (format !== undefined && format !== 'human' && format !== 'json') throw new UsageError('--format is human or json')
  return { positionals, options }
}

function parse(verb: Verb, argv: readonly string[]): { values: OptionValues; positionals: string[] } {
  try {
    return parseArgs({
      args: [...argv],
      options: Object.fromEntries(verb.options.map(asNodeOption)),
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    // node names the option and, for some, explains `--` over several sentences
    throw new UsageError((error as Error).message.split('. ', 1)[0])
  }
}

const asNodeOption = ({ name, short, value, multiple = false }: Option) =>
  [name, { type: value ? ('string' as const) : ('boolean' as const), multiple, ...(short ? { short } : {}) }] as const
