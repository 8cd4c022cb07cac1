import { closest } from '../judge/closest.ts'
import { visible } from '../visible.ts'
import { parseArguments } from './arguments.ts'
import { mainHelp, verbHelp } from './help.ts'
import { EXIT, type ExitCode, type Io, UsageError } from './io.ts'
import { RUNS } from './runs.ts'
import { VERBS } from './verbs.ts'

/** The version of this package, put in by the build. */
declare const VERSION: string

/**
 * The command line as a function: arguments in, exit code out. What a verb needs is loaded when it runs, so that help and
 * usage errors cost no more than starting node.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return say(io, mainHelp())
  if (name === '--version' || name === '-v') return say(io, `${VERSION}\n`)
  if (name === '__complete') {
    await (await import('./completion/candidates.ts')).complete(rest, io)
    return EXIT.fine
  }
  // data says by escapes, in YAML and in JSON, what words on a terminal must not hold either
  const shown = { ...io, stdout: (text: string) => io.stdout(visible(text)) }
  try {
    const verb = VERBS.find((candidate) => candidate.name === name)
    if (!verb)
      throw new UsageError(`there is no verb "${name}"`, { word: name, among: VERBS.map((known) => known.name) })
    if (rest.includes('--help') || rest.includes('-h')) return say(io, verbHelp(verb))
    const { positionals, options } = parseArguments(verb, rest)
    const { run } = await RUNS[verb.name]()
    return await run({ positionals, options, io: shown })
  } catch (error) {
    if (error instanceof UsageError)
      return reportUsage(error, VERBS.some((verb) => verb.name === name) ? name : undefined, io)
    const json = /--format[= ]json/.test(rest.join(' '))
    return (await import('./failure.ts')).reportFailure(error, json, shown)
  }
}

function reportUsage({ message, meant }: UsageError, verb: string | undefined, io: Io): ExitCode {
  const hint = meant && closest(meant.word, meant.among)
  const known = meant && !hint ? `; there are: ${meant.among.join(', ')}` : ''
  io.stderr(`${message}${known}${hint ? `, did you mean ${hint}?` : ''}\n`)
  io.stderr(`See clipper-values ${verb ? `${verb} ` : ''}--help\n`)
  return EXIT.usage
}

function say(io: Io, text: string): ExitCode {
  io.stdout(text)
  return EXIT.fine
}
