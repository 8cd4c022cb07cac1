import type { Io } from '../io.ts'
import type { Option, Verb } from '../verb.ts'
import { VERBS } from '../verbs.ts'
import { SHELLS } from './scripts.ts'

/** What could be typed next: a word and what it means. */
export type Candidate = readonly [word: string, about: string]

/** Says that files fit, too, which the shells know themselves. */
export const FILES = ':files'

/** Kinds of values that a project names. */
export type Names = (kind: 'environments' | 'charts', config: string | undefined) => Promise<readonly string[]>

const words = (list: readonly string[]): Candidate[] => list.map((word) => [word, ''])

/**
 * Completes a command line.
 *
 * @param typed the words behind the program's name up to the cursor, the last one perhaps empty. Bash splits at `=`.
 * @param names asked only where a name of the project fits.
 * @returns the candidates that begin with the last word.
 */
export async function candidates(typed: readonly string[], names: Names): Promise<(Candidate | typeof FILES)[]> {
  const { before, current, prefix } = atCursor(typed)
  const found = await fitting(before, current, names)
  return found
    .filter((one) => one === FILES || one[0].startsWith(current))
    .map((one) => (one === FILES ? one : ([prefix + one[0], one[1]] as const)))
}

/** The words before the one at the cursor. Of `--format=js` that is `js`, behind the option. */
function atCursor(typed: readonly string[]): { before: readonly string[]; current: string; prefix: string } {
  const current = typed.at(-1) ?? ''
  const before = typed.slice(0, -1)
  if (current === '=') return { before, current: '', prefix: '' }
  if (before.at(-1) === '=') return { before: before.slice(0, -1), current, prefix: '' }
  const [, option, value] = /^(--[^=]+)=(.*)$/.exec(current) ?? []
  if (option === undefined) return { before, current, prefix: '' }
  return { before: [...before, option], current: value ?? '', prefix: `${option}=` }
}

async function fitting(
  [name, ...before]: readonly string[],
  current: string,
  names: Names,
): Promise<(Candidate | typeof FILES)[]> {
  if (name === undefined)
    return [...VERBS.map((verb): Candidate => [verb.name, verb.about]), ...words(['--help', '--version'])]
  const verb = VERBS.find((one) => one.name === name)
  if (!verb) return []
  const { open, given, positionals, config } = read(verb, before)
  if (open) return valuesOf(open.value ?? '', names, config)
  if (current.startsWith('-')) {
    const left = verb.options.filter((option) => option.multiple || !given.includes(option))
    return [...left.map((option): Candidate => [`--${option.name}`, option.about]), ['--help', 'options and examples']]
  }
  const argument = verb.arguments[positionals]?.replace(/^\[|\]$/g, '')
  return argument === undefined ? [] : valuesOf(argument, names, config)
}

interface Read {
  /** The option whose value is typed. */
  readonly open: Option | undefined
  readonly given: readonly Option[]
  readonly positionals: number
  readonly config: string | undefined
}

function read(verb: Verb, before: readonly string[]): Read {
  const given: Option[] = []
  let positionals = 0
  let open: Option | undefined
  let config: string | undefined
  for (const word of before) {
    if (word === '=') continue
    if (open) {
      if (open.name === 'config') config = word
      open = undefined
      continue
    }
    const [flag, value] = word.split('=', 2)
    const option = verb.options.find(({ name, short }) => flag === `--${name}` || (short && flag === `-${short}`))
    if (option) given.push(option)
    if (option?.value && value === undefined) open = option
    if (option?.name === 'config' && value !== undefined) config = value
    if (!word.startsWith('-')) positionals++
  }
  return { open, given, positionals, config }
}

/** What fits where the help has a word such as `env`, `file` or `human|json`. */
async function valuesOf(kind: string, names: Names, config: string | undefined): Promise<(Candidate | typeof FILES)[]> {
  if (kind.includes('|')) return words(kind.split('|'))
  if (kind === 'env') return words(await names('environments', config))
  if (kind === 'chart') return [...words(await names('charts', config)), FILES]
  if (kind === 'shell') return words(SHELLS)
  return /file/.test(kind) ? [FILES] : []
}

/** Prints what fits, a line each. A project with a mistake has no names. */
export async function complete(typed: readonly string[], io: Io): Promise<void> {
  const names: Names = async (kind, config) => {
    try {
      const { projectNames } = await import('./project-names.ts')
      return (await projectNames(io.cwd, config))[kind]
    } catch {
      return []
    }
  }
  for (const one of await candidates(typed, names)) io.stdout(one === FILES ? `${FILES}\n` : `${one.join('\t')}\n`)
}
