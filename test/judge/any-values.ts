import fc from 'fast-check'
import { UNSAFE_KEYS, type Value, type Values } from '../../src/values/values.ts'

/** Text that some YAML reader takes for something else, or that is hard to write. */
export const HARD_TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    'yes',
    'Yes',
    'no',
    'on',
    'Off',
    'y',
    'N',
    'true',
    'TRUE',
    'False',
    'null',
    'Null',
    '~',
    'NaN',
    '.nan',
    '.inf',
  ],
  ...[
    '0755',
    '0o17',
    '0x1F',
    '0b11',
    '1e3',
    '1E3',
    '1.5e3',
    '1.10',
    '1_000',
    '12:30:45',
    '1:20',
    '-',
    '--',
    '---',
    '...',
  ],
  ...[
    '=',
    '<<',
    '?',
    '? a',
    ': a',
    'a:',
    'a: b',
    'a #b',
    '#a',
    '# a',
    '- a',
    '-a',
    '+1',
    '+',
    '.',
    '.5',
    '5.',
    '-.5',
    '08',
    '1e+3',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ',',
    '[]',
    '{}',
    '&a',
    '*a',
    '!a',
    '!!str',
    '|',
    '>',
    '|-',
    "'",
    '"',
    "it's",
    '%a',
    '@a',
    '`a',
    '\\',
    '\\n',
  ],
  ...['2024-01-02', '2024-01-02T03:04:05Z', '100m', '512Mi', '1k', '10K', '5E', '1G', 'a ', ' a', 'a\t', '\ta', 'a\tb'],
  ...[
    'a\n',
    'a\nb',
    'a\nb\n',
    'a\n\nb\n',
    '\na',
    '\n',
    '\n\n',
    'a\n\n',
    'a\n b\n',
    ' a\nb',
    'a \nb',
    'a\n#b\n',
    'a\n- b\n',
    'a: b\nc: d\n',
    '---\na\n',
    '...\nb',
  ],
  ...[
    'a\r\nb',
    'a\rb',
    'a\r',
    '\u0000',
    '\u0007',
    '\u001b[0m',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufeffa',
    '\ufffe',
    '\uffff',
  ],
  ...[
    'é',
    'ß',
    '日本',
    '😀',
    'a😀b',
    '\ud7ff\ue000',
    'x'.repeat(300),
    `${'word '.repeat(60)}end`,
    '/',
    '/a',
    'a/b:c',
    'C:\\x',
    'http://a/b?c=d#e',
    'a,b',
    '{{ .Values.x }}',
    '$x',
  ],
]

const KEYS = [
  'a',
  'b',
  'c',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  '0',
  '10',
  'prometheus.io/scrape',
]

/** Any text, the hard ones often. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HARD_TEXTS),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', '1', ' ', '\n', ':', '#', '-', '.', 'e', '"', "'", '\t'), maxLength: 8 }),
)

/** Numbers as a values file holds them; a negative zero is none. */
export const anyNumber: fc.Arbitrary<number> = fc
  .oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(
      1e21,
      1.5e21,
      -1e21,
      1e-7,
      1.5e-7,
      5e-324,
      1.7976931348623157e308,
      1e20,
      123456789012345680000,
      1e6,
    ),
  )
  .map((value) => (value === 0 ? 0 : value))

const withoutUnsafe = (values: Record<string, Value>): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !UNSAFE_KEYS.has(key)))

/** Values without null, of any depth up to four. */
export const anyValues: fc.Arbitrary<Values> = fc.letrec<{ value: Value; map: Values }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(anyText, anyNumber, fc.boolean()),
    tie('map'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
  map: fc
    .dictionary(fc.oneof(fc.constantFrom(...KEYS), anyText), tie('value'), { maxKeys: 4, noNullPrototype: true })
    .map(withoutUnsafe),
})).map

/** Small maps over few keys, so that layers meet one another, with nulls. */
export const smallValues: fc.Arbitrary<Values> = fc.letrec<{ value: Value; map: Values }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constantFrom<Value>(null, 1, 'x', true, [], [1, null], {}), {
    arbitrary: tie('map'),
    weight: 2,
  }),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor'), tie('value'), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
})).map
