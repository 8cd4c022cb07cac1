import type { Arbitrary } from 'fast-check'
import fc from 'fast-check'
import { buildLayers } from '../../../src/build/build-layers.ts'
import { isError } from '../../../src/issues.ts'
import type { Path } from '../../../src/path.ts'
import type { ChartModel } from '../../../src/schema/model.ts'
import { mergeMaps } from '../../../src/values/merge.ts'
import { isMap, UNSAFE_KEYS, type Value, type Values, valueAt } from '../../../src/values/values.ts'

/** What stands at the edge of a pattern, or just behind it: of names, hosts, paths, amounts, durations, ports. */
const TEXTS: readonly string[] = [
  ...[
    '',
    '-',
    '-a',
    'a-',
    'A',
    'aB',
    '_a',
    'a_',
    'a_b',
    '.a',
    'a.',
    'a.b',
    'a..b',
    'a-.b',
    '0',
    '0a',
    '1',
    '12',
    '1-2',
  ],
  ...['a'.repeat(15), 'a'.repeat(16), 'a'.repeat(52), 'a'.repeat(53), 'a'.repeat(63), 'a'.repeat(64), '9'.repeat(63)],
  ...[`${'a'.repeat(63)}.b`, `${'a'.repeat(64)}.b`, 'a.'.repeat(126).concat('a'), 'a'.repeat(253), 'a'.repeat(254)],
  ...[
    'a/b',
    'A.b/c',
    'a/B',
    `a/${'b'.repeat(63)}`,
    `a/${'b'.repeat(64)}`,
    '/a',
    'a/',
    '/',
    '//',
    'a//b',
    'a/b/c',
    '.',
    '..',
  ],
  ...[
    '../a',
    'a/..',
    '/a/../b',
    '/..',
    '..a',
    '...',
    './a',
    '/.',
    '/a/',
    'a:b',
    ':a',
    '/a:b',
    'a b',
    ' ',
    ' a',
    'é',
    '😀',
  ],
  ...[
    'xn--a',
    'a--b',
    '*',
    '*.a',
    '*.a.b',
    'a.*',
    '*.1',
    '127.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '::1',
    '::',
    '[::1]',
    'a.1',
  ],
  ...[
    '10.0.0.1/8',
    '10.0.0.0/8',
    '010.0.0.0/8',
    '0.0.0.0/0',
    '::/0',
    '::1/64',
    '1::2::3/8',
    'fe80::/10',
    '::ffff:1.2.3.4/96',
  ],
  ...[
    '$(A)',
    '$$',
    '{{ a }}',
    'a\nb',
    '\n',
    '\t',
    '%',
    '%2F',
    '/%2f',
    '/a?b#c',
    '"',
    "'",
    '\\',
    '#',
    '~',
    'null',
    'true',
  ],
  ...[
    '0%',
    '100%',
    '101%',
    '050%',
    '1%',
    '0',
    '00',
    '007',
    '-1',
    '+1',
    '1.5',
    '.5',
    '1.',
    '1e3',
    '1E',
    '1m',
    '0.0001',
    '0.1m',
  ],
  ...[
    '1k',
    '1Ki',
    '1.5Gi',
    '0.5Ki',
    '1n',
    '8Ei',
    '9E',
    '9999999Ei',
    '9223372036854775807',
    '9223372036854775808',
    '0Gi',
  ],
  ...[
    '0s',
    '1s',
    '1h',
    '1.5h',
    '1h30m',
    '90m',
    '1d',
    '1w',
    '0h',
    '1000000h',
    '2562048h',
    '99999999999999999999h',
    '1ms',
  ],
  ...[
    '* * * * *',
    '@daily',
    '@every 1h',
    'TZ=UTC 0 0 * * *',
    '60 * * * *',
    '0 0 31 2 *',
    '*/0 * * * *',
    '0 0 * * 7',
    '5-1 * * * *',
  ],
  ...[
    '65535',
    '65536',
    '99999',
    'Europe/Berlin',
    'UTC',
    'Local',
    'utc',
    'a:65536/b',
    'http://a',
    'https://a.b/c?d=e#f',
    'a@b.c',
  ],
  ...['ALL', 'all', 'NET_ADMIN', 'CAP_SYS_ADMIN', 'SYS_ADMIN', 'kubernetes.io/os', 'k8s.io/a', 'metadata.name'],
]

/** One place of a values file that becomes hard to take. */
interface Hardening {
  readonly place: number
  readonly inFile: boolean
  readonly kind: 'text' | 'key' | 'repeat'
  readonly text: string
}

/**
 * Random values of a chart of which one text or one key of a map stands at the edge of what is allowed, or is a name that
 * the chart uses itself, or of which an item of a list stands twice. Those that the chart still takes.
 *
 * @param values random values of the chart.
 * @param words names that the chart uses itself.
 */
export function hardValues(values: Arbitrary<Values>, model: ChartModel, words: readonly string[]): Arbitrary<Values> {
  const hardening = fc.record<Hardening>({
    place: fc.nat(),
    inFile: fc.boolean(),
    kind: fc.oneof(
      { arbitrary: fc.constant('text' as const), weight: 4 },
      fc.constantFrom('key' as const, 'repeat' as const),
    ),
    text: fc.constantFrom(...TEXTS, ...words),
  })
  const hardened = fc.tuple(values, hardening).map(([file, how]) => harden(file, model, how))
  return hardened.filter((file) => file !== undefined && isTaken(model, file)) as Arbitrary<Values>
}

/** Says whether a chart takes values, its rules included. */
export const isTaken = (model: ChartModel, values: Values): boolean =>
  !buildLayers(model, [{ name: 'random', values }], { nulls: 'remove' }).issues.some(isError)

function harden(file: Values, model: ChartModel, { place, inFile, kind, text }: Hardening): Values | undefined {
  const whole = mergeMaps(model.defaults, file)
  const fits = ([, value]: readonly [Path, Value], owner: Value | undefined): boolean => {
    if (kind === 'text') return typeof value === 'string'
    return kind === 'key' ? isMap(owner) : Array.isArray(owner)
  }
  const places = placesIn(inFile ? file : whole).filter((one) => fits(one, valueAt(whole, one[0].slice(0, -1))))
  const [path, value] = places[place % places.length] ?? []
  if (!path || value === undefined) return undefined
  const owner = path.slice(0, -1)
  if (kind === 'text') return replaced(file, whole, path, text)
  const last = path.at(-1) as string | number
  const around = valueAt(whole, owner) ?? {}
  if (Array.isArray(around)) return replaced(file, whole, owner, [...around, around[Number(last)] as Value])
  if (UNSAFE_KEYS.has(text)) return undefined
  return replaced(file, whole, owner, { ...(around as Values), [text]: value })
}

function placesIn(value: Value, path: Path = []): (readonly [Path, Value])[] {
  if (typeof value !== 'object' || value === null) return []
  const entries: [string | number, Value][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, inner]) => [[[...path, key], inner] as const, ...placesIn(inner, [...path, key])])
}

/** The file with another value at a path; lists on the way are those of the whole values. */
function replaced(file: Values, whole: Values, path: Path, value: Value): Values {
  const change = (from: Value | undefined, all: Value | undefined, [key, ...rest]: Path): Value => {
    if (key === undefined) return value
    const inner = (of: Value | undefined): Value | undefined =>
      typeof of === 'object' && of !== null && Object.hasOwn(of, key)
        ? (of as Record<string | number, Value>)[key]
        : undefined
    const next = change(inner(from), inner(all), rest)
    if (typeof key === 'number') return ((from ?? all) as Value[]).map((item, i) => (i === key ? next : item))
    return { ...((isMap(from) ? from : {}) as Values), [key]: next }
  }
  return change(file, whole, path) as Values
}
