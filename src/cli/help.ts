import type { Option, Verb } from './verb.ts'
import { VERBS } from './verbs.ts'

/** What `clipper-values --help` prints. */
export function mainHelp(): string {
  const verbs = VERBS.map((verb) => `  ${usage(verb).padEnd(26)}${verb.about}`)
  return [
    'Typed values for Helm charts: one definition drives values.yaml, schema, docs, types and overlays.',
    '',
    'Usage: clipper-values <verb> [options]',
    '',
    ...verbs,
    '',
    `  ${'--version'.padEnd(26)}print the version`,
    `  ${'<verb> --help'.padEnd(26)}options and examples of a verb`,
    '',
    'Exit codes: 0 fine, 1 findings (invalid values, drift), 2 wrong usage or configuration.',
    'diff: 0 compared, 1 different with --exit-code, 2 not compared.',
    '',
  ].join('\n')
}

/** Columns of the options of most verbs. */
const OPTIONS = 30

/** What `clipper-values <verb> --help` prints. */
export function verbHelp(verb: Verb): string {
  const width = Math.max(OPTIONS, ...verb.options.map((option) => flag(option).length + 2))
  return [
    `Usage: clipper-values ${usage(verb)} [options]`,
    '',
    `${verb.about[0]?.toUpperCase()}${verb.about.slice(1)}.`,
    '',
    'Options:',
    ...verb.options.map((option) => `  ${flag(option).padEnd(width)}${option.about}`),
    '',
    'Examples:',
    ...verb.examples.flatMap(([command, about]) => [`  # ${about}`, `  ${command}`]),
    '',
  ].join('\n')
}

const usage = (verb: Verb): string =>
  [verb.name, ...verb.arguments.map((name) => (name.startsWith('[') ? name : `<${name}>`))].join(' ')
const flag = ({ name, short, value }: Option): string =>
  `${short ? `-${short}, ` : '    '}--${name}${value ? ` <${value}>` : ''}`
