import fc from 'fast-check'

const scalar = fc.constantFrom(
  ...[
    '1',
    'yes',
    '~',
    '',
    'x',
    '"q"',
    "'s'",
    '0755',
    '1e3',
    '1.50',
    '12:30',
    'a b',
    '2001-01-01',
    '!!str 5',
    '!!int "7"',
    '.5',
  ],
  ...[
    'null',
    '0x10',
    '-1',
    'a:b',
    '1_000',
    '9007199254740993',
    '.inf',
    '{{ x }}',
    'true # c',
    '[1, yes]',
    '{a: "b", c: ~}',
  ],
)
const key = fc.constantFrom(
  ...[
    'a',
    'b',
    'c',
    'd',
    'e',
    'a',
    'b',
    '1',
    '"1"',
    'yes',
    'true',
    '1.5',
    '0x11',
    '~',
    'toString',
    'constructor',
    'k k',
    '010',
  ],
  ...['1e6', '12:30', '!!str 1', '<<'],
)
const blockText = fc
  .tuple(
    fc.constantFrom('|', '>', '|-', '>-', '|+', '>+'),
    fc.array(fc.constantFrom('text', ' deeper', '', 'a: b # c'), { minLength: 1 }),
  )
  .map(
    ([style, lines]) =>
      (indent: string) =>
        ` ${style}\n${lines.map((line) => `${indent}  ${line}\n`).join('')}`,
  )

type Render = (indent: string) => string
const { node } = fc.letrec<{ node: Render }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar.map((text) => () => ` ${text}\n`),
    blockText,
    fc.constantFrom('*a', '*b', '*c').map((text) => () => ` ${text}\n`),
    fc
      .tuple(
        fc.constantFrom('', '', ' &a', ' &b', ' &c'),
        fc.array(fc.tuple(key, tie('node')), { minLength: 1, maxLength: 3 }),
      )
      .map(
        ([anchor, items]): Render =>
          (indent) =>
            `${anchor}\n${items.map(([name, value]) => `${indent}  ${name}:${value(`${indent}  `)}`).join('')}`,
      ),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map(
      (items): Render =>
        (indent) =>
          `\n${items.map((item) => `${indent}  -${item(`${indent}  `)}`).join('')}`,
    ),
  ),
}))

/** YAML as people write it, well formed, with the traps of scalars, keys, anchors and merge keys. */
export const yamlText = fc
  .array(fc.tuple(key, node), { minLength: 1, maxLength: 4 })
  .map((items) => items.map(([name, value]) => `${name}:${value('')}`).join(''))

const PIECES = [
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    ':',
    ': ',
    '-',
    '- ',
    '?',
    '? ',
    '#',
    ' #',
    ',',
    '[',
    ']',
    '{',
    '}',
    '&',
    '*',
    '!',
    '!!str ',
    '|',
    '>',
  ],
  ...["'", '"', '%', '@', '~', '0', 'a', '.', '\\', '<<: ', '---\n', '...\n', '\n  ', '\r\n', 'é'],
]
const seeds = fc.constantFrom(
  'replicaCount: 2\nimage:\n  tag: "1.2"\n  # comment\nenv:\n  - name: A\n    value: \'x y\'\nlist: [1, two, "three"]\nmap: {a: 1, b: {c: d}}\n',
  'a: &x\n  b: 1\n  c: [1, 2]\nd: *x\ne:\n  <<: *x\n  b: 2\n',
  'text: |\n  line one\n   line two\n\n  line three\nfold: >-\n  some words\n  more words\nend: 1\n',
  '{\n\t"a": 1,\n\t"b": [true, null, "x"],\n\t"c": {"d": 1.5e3}\n}\n',
  'a:\n- b: 1\n  c: 2\n-   d\n- - e\n  - f\n-\n  g: h\n? i\n: j\nmulti: a b\n  c d\n',
)
const edit = fc.tuple(fc.nat(), fc.constantFrom('insert', 'delete', 'replace'), fc.constantFrom(...PIECES))

/** YAML with one to three slips of the keyboard. */
export const slippedText = fc.tuple(seeds, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([seed, edits]) =>
  edits.reduce<string>((text, [position, kind, piece]) => {
    const at = position % (text.length + 1)
    return text.slice(0, at) + (kind === 'delete' ? '' : piece) + text.slice(kind === 'insert' ? at : at + 1)
  }, seed),
)
