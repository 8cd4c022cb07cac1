import { parseArgs } from 'node:util'
import { UsageError } from './io.ts'
import { type OptionValues, ParsedOptions } from './parsed-options.ts'
import type { Option, Verb } from './verb.ts'

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
    throw new UsageError(tooMany(verb.name, positionals[verb.arguments.length] ?? ''))
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
    const [message = ''] = (error as Error).message.split('. ', 1)
    const word = /^Unknown option '(.*)'$/.exec(message)?.[1]
    throw new UsageError(message, word ? { word, among: verb.options.map((option) => `--${option.name}`) } : undefined)
  }
}

/** Only the part before `=` is shown: what looks like a value could be a secret. */
function tooMany(verb: string, argument: string): string {
  const [key = '', value] = argument.split('=', 2)
  return `${verb} takes no argument "${key}"${value === undefined ? '' : ', did you forget --set?'}`
}

const asNodeOption = ({ name, short, value, multiple = false }: Option) =>
  [name, { type: value ? ('string' as const) : ('boolean' as const), multiple, ...(short ? { short } : {}) }] as const
