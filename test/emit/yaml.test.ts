import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { toYaml } from '../../src/emit/yaml.ts'
import { readYamlLayer } from '../../src/layers/yaml/yaml-file.ts'
import { UNSAFE_KEYS, type Values } from '../../src/values/values.ts'
import { helms } from '../helm/helms.ts'
import { anyText, anyValues } from '../judge/any-values.ts'
import { seenByHelm } from '../values/probe-chart.ts'
import { everywhere, TEXTS } from './hard-values.ts'

/** How the readers of the world see a file: YAML 1.1 as Helm's, 1.2 as most editors'. */
const READERS = {
  'YAML 1.1': (text: string) => parse(text, { version: '1.1' }) as unknown,
  'YAML 1.2': (text: string) => parse(text, { version: '1.2', schema: 'core' }) as unknown,
  'clipper-values': (text: string) => readYamlLayer({ name: '-f', file: 'v.yaml', text }).layer?.values,
}
const readers = Object.entries(READERS)

describe.each(readers)('%s reads what was written', (reader, read) => {
  // what no layer may hold, our own reader refuses
  const texts = TEXTS.filter((text) => reader !== 'clipper-values' || !UNSAFE_KEYS.has(text))
  test.each(texts.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s', (_name, text) =>
    expect(read(toYaml(everywhere(text)))).toEqual(everywhere(text)),
  )

  test('any values', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(read(toYaml(values))).toEqual(values)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})

describe.each(helms)('helm $version reads what was written', ({ bin }) => {
  test('all hard texts and a thousand random values', async () => {
    const values: Values = {
      hard: TEXTS.map(everywhere),
      random: fc.sample(anyValues, { numRuns: 800, seed: 2 }),
      texts: fc.sample(anyText, { numRuns: 400, seed: 3 }),
    }
    const seen = await seenByHelm(bin, { layers: [toYaml(values)] })
    for (const kind of Object.keys(values)) expect(seen[kind]).toEqual(values[kind])
  })

  test('keys at the top', async () => {
    const values = Object.fromEntries(TEXTS.map((text, i) => [text, i]))
    expect(await seenByHelm(bin, { layers: [toYaml(values)] })).toEqual(values)
  })
})

const forms: [string, { given: Values; want: string }][] = [
  ['no values are an empty map', { given: {}, want: '{}\n' }],
  ['words stand plain', { given: { a: 'word', b: 'two words' }, want: 'a: word\nb: two words\n' }],
  ['what might be something else is quoted', { given: { on: 'yes', a: '0755' }, want: '"on": "yes"\na: "0755"\n' }],
  ['lists of maps', { given: { l: [{ a: 1, b: [2] }, []] }, want: 'l:\n  - a: 1\n    b:\n      - 2\n  - []\n' }],
  ['several lines are a block', { given: { t: 'a\n\n  b\n' }, want: 't: |\n  a\n\n    b\n' }],
  [
    'a number with an exponent is one in YAML 1.1 too',
    { given: { big: 1e21, m: 1e-7 }, want: 'big: 1.0e+21\nm: 1.0e-7\n' },
  ],
  [
    'a key that is too long for readers to find its colon',
    {
      given: { l: [{ ['k'.repeat(1001)]: 1, b: { ['k'.repeat(1001)]: { a: 1 } } }] },
      want: `l:\n  - ? ${'k'.repeat(1001)}\n    : 1\n    b:\n      ? ${'k'.repeat(1001)}\n      :\n        a: 1\n`,
    },
  ],
  ['null, booleans', { given: { a: null, t: true }, want: 'a: null\nt: true\n' }],
]
test.each(forms)('%s', (_, { given, want }) => expect(toYaml(given)).toBe(want))

test('the same values always give the same bytes', () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      expect(toYaml(structuredClone(values) as Values)).toBe(toYaml(values))
    }),
    { numRuns: 200, seed: 4 },
  )
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the signs that must not appear
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/

test('nothing but printable signs is written', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(toYaml({ a: text })).not.toMatch(UNPRINTABLE)
    }),
    { numRuns: 500, seed: 5 },
  )
})
