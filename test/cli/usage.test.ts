import { describe, expect, test } from 'vitest'
import { VERBS } from '../../src/cli/verbs.ts'
import { fixtureProject, run } from './fixture-project.ts'

const root = fixtureProject()

test.each([['--help'], ['-h'], ['help'], []])('help: %s', async (...argv) => {
  const { code, stdout, stderr } = await run(root, argv)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const verb of VERBS) expect(stdout).toMatch(new RegExp(`^  ${verb.name}\\b`, 'm'))
  expect(stdout).toContain('Exit codes: 0')
})

test.each(['--version', '-v'])('%s', async (flag) =>
  expect(await run(root, [flag])).toEqual({ code: 0, stdout: '0.0.0-test\n', stderr: '' }),
)

describe.each(VERBS.map((verb) => [verb.name, verb] as const))('%s --help', (name, verb) => {
  test('shows usage, each option with its meaning, and examples', async () => {
    const { code, stdout, stderr } = await run(root, [name, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^Usage: clipper-values ${name}\\b`))
    for (const option of verb.options) expect(stdout).toMatch(new RegExp(`--${option.name}( <\\S+>)? +\\S`))
    const [, examples = ''] = stdout.split('Examples:\n')
    expect(examples).toMatch(/^ {2}# \S.*\n {2}clipper-values \S/)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
  })

  test('examples use options and arguments that there are', () => {
    for (const [command] of verb.examples) {
      const [own = ''] = command.split(' | ')
      expect(own.split(' ').slice(0, 2)).toEqual(['clipper-values', name])
      const flags = own.split(' ').filter((word) => word.startsWith('-') && word !== '-')
      const known = verb.options.flatMap((option) => [
        `--${option.name}`,
        ...(option.short ? [`-${option.short}`] : []),
      ])
      expect(known).toEqual(expect.arrayContaining(flags))
    }
  })
})

const wrong: [string, { given: string[]; want: string[] }][] = [
  [
    'an unknown verb',
    {
      given: ['frobnicate'],
      want: [
        'there is no verb "frobnicate"',
        'generate, check, build, explain, validate, lint',
        'See clipper-values --help',
      ],
    },
  ],
  ['a verb with a typo', { given: ['generrate'], want: ['did you mean generate?'] }],
  [
    'an unknown option',
    { given: ['check', '--frobnicate'], want: ['--frobnicate', 'See clipper-values check --help'] },
  ],
  ['an option with a typo', { given: ['generate', '--forse'], want: ['did you mean --force?'] }],
  ['an option without its value', { given: ['build', 'production', '-o'], want: ['See clipper-values build --help'] }],
  [
    'a value for a switch',
    { given: ['generate', '--force=yes'], want: ['--force', 'See clipper-values generate --help'] },
  ],
  ['too few arguments', { given: ['build'], want: ['build needs <env>'] }],
  ['too many arguments', { given: ['check', 'extra'], want: ['check takes no argument "extra"'] }],
  ['an unknown format', { given: ['check', '--format', 'xml'], want: ['--format is human or json'] }],
  [
    '--set-file without a file',
    { given: ['build', 'production', '--set-file', 'a'], want: ['--set-file is key=file'] },
  ],
]
test.each(wrong)('%s is wrong usage: exit 2, words on stderr, nothing on stdout', async (_, { given, want }) => {
  const { code, stdout, stderr } = await run(root, given)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  for (const words of want) expect(stderr).toContain(words)
  expect(stderr).not.toMatch(/^\s+at /m)
})
