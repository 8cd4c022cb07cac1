import { describe, expect, it } from 'vitest'
import { readYamlLayer } from '../../../src/layers/yaml/yaml-file.ts'
import { helms } from '../../helm/helms.ts'
import { readAll } from '../probe-chart.ts'

const REFUSED = Symbol('refused')

/** A scalar and what every Helm makes of it. */
const scalars: [string, unknown][] = [
  // booleans and nulls of YAML 1.1
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map((text): [string, boolean] => [
    text,
    true,
  ]),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map((text): [string, boolean] => [
    text,
    false,
  ]),
  ...['', '~', 'null', 'Null', 'NULL'].map((text): [string, null] => [text, null]),
  ...['yEs', 'oN', 'tRUE', 'nULL', '=', '<', '<<', 'inf', 'nan', 'Infinity'].map((text): [string, string] => [
    text,
    text,
  ]),
  // integers
  ['0755', 493],
  ['0o17', 15],
  ['0O17', 15],
  ['-010', -8],
  ['+1', 1],
  ['-0', 0],
  ['007', 7],
  ['0x1F', 31],
  ['0X1f', 31],
  ['-0x1F', -31],
  ['0b11', 3],
  ['0B11', 3],
  ['-0b1', -1],
  ['0b-1', -1],
  ['1_000', 1000],
  ['1__0', 10],
  ['1_', 1],
  ['0x_1', 1],
  ['9007199254740992', 9007199254740992],
  ['0xFFFFF', 1048575],
  // decimals
  ['0899', 899],
  ['09', 9],
  ['08.5', 8.5],
  ['1e3', 1000],
  ['1E3', 1000],
  ['1e+3', 1000],
  ['1.e3', 1000],
  ['1e-3', 0.001],
  ['1.10', 1.1],
  ['.5', 0.5],
  ['5.', 5],
  ['-.5', -0.5],
  ['.5_0', 0.5],
  ['1.5_0', 1.5],
  ['0.1e1', 1],
  ['1234567e8', 123456700000000],
  ['1e22', 1e22],
  ['0.30000000000000004', 0.30000000000000004],
  ['100000000000000000000', 1e20],
  // text that looks like a number
  ...[
    '0x',
    '0xg',
    '0o',
    '0b2',
    '0b',
    '0x1p4',
    '1e',
    '1e400',
    '-1e400',
    '.',
    '..',
    '._5',
    '.5__0',
    '.5_',
    '_1',
    '+',
    '--1',
    '1.5.2',
    '1-2',
    '1,000',
    '12:30:45',
    '1:30',
    '2001-01-01',
    '2001-12-14 21:59:43',
    '2001-12-14T21:59:43.10-05:00',
    '1f',
    '0xFFFFFFFFFFFFFFFFF',
    '.iNf',
    '-.nan',
  ].map((text): [string, string] => [text, text]),
  // quotes, blocks, tags
  ['"yes"', 'yes'],
  ["'0755'", '0755'],
  ["'it''s'", "it's"],
  ['"\\u00e9\\x41\\e\\N"', 'éA\u001b\u0085'],
  ['|\n  a\n  b', 'a\nb\n'],
  ['>-\n  a\n  b', 'a b'],
  ['|+\n  a\n', 'a\n\n'],
  ['!!str 1', '1'],
  ['!!str', ''],
  ['!!int "3"', 3],
  ['!!float 1', 1],
  ['!!bool "on"', true],
  ['!!null ""', null],
  ['!!timestamp 2001-01-01', '2001-01-01'],
  ['!!binary aGVsbG8=', 'hello'],
  ['!!set {a, b}', { a: null, b: null }],
  ['!!omap [a: 1]', [{ a: 1 }]],
  ['!own 12', '12'],
  ['!own', ''],
  ['! 12', '12'],
  ['!<tag:yaml.org,2002:int> 3', 3],
  ['!!map x', 'x'],
  ['!!int {a: 1}', { a: 1 }],
  ...[
    '.inf',
    '-.inf',
    '+.INF',
    '.nan',
    '!!int abc',
    '!!int 1.5',
    '!!int',
    '!!float abc',
    '!!float 1e400',
    '!!bool 1',
    '!!null x',
    '!!timestamp x',
    '!!timestamp 2001-02-30',
    '!!binary aGVsbG8',
    '"\\ud83d\\ude00"',
    '"\\/"',
    '"\\q"',
    '@x',
    '`x`',
    '%x',
    '*x',
    '&a.b x',
    'a: b',
    '- 1',
    '{{ x }}',
    '"a" b',
    '[:x]',
    '[!]',
    '{"a"\n  : 1}',
  ].map((text): [string, symbol] => [text, REFUSED]),
]

/** A key as it is written, and as Helm names it. */
const keys: [string, string | symbol][] = [
  ['yes', 'true'],
  ['n', 'false'],
  ['1', '1'],
  ['0x11', '17'],
  ['010', '8'],
  ['1e3', '1000'],
  ['1.5', '1.5'],
  ['1.50', '1.5'],
  ['1000000.0', '1e+06'],
  ['1234567.8', '1.2345678e+06'],
  ['1.23456789', '1.2345679'],
  ['0.00001', '1e-05'],
  ['0.0001', '0.0001'],
  ['-0.0', '-0'],
  ['1e300', '.inf'],
  ['.inf', '.inf'],
  ['.nan', '.nan'],
  ['9007199254740993', '9007199254740993'],
  ['2001-01-01', '2001-01-01'],
  ['12:30', '12:30'],
  ['!!str 1', '1'],
  ['!!float 1', '1'],
  ['!!binary aGVsbG8=', 'hello'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['hasOwnProperty', 'hasOwnProperty'],
  ['valueOf', 'valueOf'],
  ['""', ''],
  ['~', REFUSED],
  ['', REFUSED],
  ['[a]', REFUSED],
  ['{a: b}', REFUSED],
  ['18446744073709551615', REFUSED],
  ['!!int x', REFUSED],
]

const cases: [string, unknown][] = [
  ...scalars.map(([text, want]): [string, unknown] => [`k: ${text}\n`, want === REFUSED ? REFUSED : { k: want }]),
  ...keys.map(([text, want]): [string, unknown] => [
    `m:\n  ${text}: v\n`,
    typeof want === 'symbol' ? REFUSED : { m: { [want]: 'v' } },
  ]),
]

describe('scalars and keys', () => {
  it.each(cases)('the SDK reads %j', (text, want) => {
    const { layer, issues } = readYamlLayer({ name: '-f v.yaml', file: 'v.yaml', text })
    if (want === REFUSED) expect(issues).not.toEqual([])
    else expect({ values: layer?.values, issues }).toEqual({ values: want, issues: [] })
  })

  it.each(helms)('helm $version reads them all the same', async (helm) => {
    const readings = await readAll(
      helm,
      cases.map(([text]) => text),
    )
    const seen = readings.map((reading, index) => [cases[index]?.[0], 'values' in reading ? reading.values : REFUSED])
    expect(seen).toEqual(cases)
  })
})
