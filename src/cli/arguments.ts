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
  for (const { name, value = '' } of verb.options) checkChoice(name, value, options.text(name))
  return { positionals, options }
}

/** Where a help says `one|other`, the value is one of these. */
function checkChoice(name: string, value: string, given: string | undefined): void {
  const choices = value.split('|')
  if (given === undefined || choices.length === 1 || choices.includes(given)) return
  throw new UsageError(`--${name} is ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`)
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
