import { expect, test } from 'vitest'
import { commandsIn } from './shell-words.ts'

const cases: [string, { given: string; want: string[][] }][] = [
  ['words', { given: 'helm lint ./clipper\n', want: [['helm', 'lint', './clipper']] }],
  [
    'lines that go on',
    { given: 'helm \\\n  --set a.b=c \\\n  lint\nls', want: [['helm', '--set', 'a.b=c', 'lint'], ['ls']] },
  ],
  ['quotes', { given: `a --set b='c d' "e"`, want: [['a', '--set', 'b=c d', 'e']] }],
  ['an empty text in quotes', { given: `a b='' c`, want: [['a', 'b=', 'c']] }],
  [
    'a place to fill in',
    { given: 'kubectl logs <pod-name> -n x', want: [['kubectl', 'logs', '<pod-name>', '-n', 'x']] },
  ],
  ['comments', { given: '# helm repo add\nls\n\n# end', want: [['ls']] }],
]

test.each(cases)('reads %s', (_name, { given, want }) => {
  expect(commandsIn(given).map(({ words }) => words)).toEqual(want)
})

test.each(['a | b', 'a > b', 'a && b', 'a $B', 'a "$B"', 'a `b`', 'a; b', "a 'b", 'a *', 'a # b'])(
  'refuses %s',
  (line) => {
    expect(() => commandsIn(line)).toThrow('not plain words')
  },
)

test('a command has the comment right above it', () => {
  const [first, second] = commandsIn('# Option 2: a secret\na\nb')
  expect([first?.comment, second?.comment]).toEqual(['Option 2: a secret', ''])
})
