import type { Arbitrary } from 'fast-check'
import type { Path } from '../path.ts'
import { isMap, type Value, type Values } from '../values/values.ts'
import type { FastCheck } from './fast-check.ts'

/** One mistake that a person makes in a values file. */
export interface Slip {
  /** Among the settings of the file, or of all that the chart has. */
  readonly inFile: boolean
  /** Which of them, counted round. */
  readonly place: number
  readonly change: Change
}

/** What becomes of an entry, under its key; nothing to remove it. */
type Change = (key: string, value: Value) => readonly [key: string, value: Value][]

/** Of every type; each is wrong in most places and right in some. */
const OTHERS: readonly Value[] = [
  ...[null, '', 0, true, false, 'x', -1, 1.5, 3, 70_000, 4_294_967_296, '3', 'true', 'yes', '0755', '1e3', 'a b\n'],
  ...[
    [],
    {},
    [null],
    ['x'],
    [{}],
    { x: 1 },
    { x: null },
    { enabled: true },
    { enabled: 'yes' },
    { name: 'x', value: 1 },
  ],
]

/** Scalars that YAML 1.1 and 1.2, or people, read differently. */
const RAW = [
  ...[
    '~',
    '',
    'null',
    'Null',
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'n',
    'True',
    '0755',
    '0899',
    '0o17',
    '0x1F',
    '0b11',
    '1_000',
  ],
  ...[
    '1e3',
    '1E3',
    '1.5e3',
    '1.0',
    '3.',
    '.5',
    '+1',
    '-0',
    '12:30:45',
    '1:20',
    '2001-01-01',
    '.inf',
    '.nan',
    '"3"',
    "'yes'",
  ],
  ...[
    '!!str 5',
    '!!int "7"',
    '!!bool "yes"',
    '!!float 3',
    '{}',
    '[]',
    '[yes, 1]',
    '{a: ~}',
    '-',
    '=',
    '@a',
    '*a',
    '{{ .x }}',
  ],
] as const

/** What stands for a raw scalar until the text of the file is there. */
const MARK = 'raw-scalar-'

/** The text with the raw scalars in place. */
export const withRawScalars = (text: string): string =>
  text.replaceAll(/raw-scalar-(\d+)/g, (_, index: string) => RAW[Number(index)] ?? '')

export const arbitrarySlip = (fc: FastCheck): Arbitrary<Slip> =>
  fc.record({ inFile: fc.boolean(), place: fc.nat(), change: arbitraryChange(fc) })

function arbitraryChange(fc: FastCheck): Arbitrary<Change> {
  const set = fc.constantFrom(...OTHERS).map(
    (other): Change =>
      (key) => [[key, other]],
  )
  const raw = fc.nat({ max: RAW.length - 1 }).map(
    (index): Change =>
      (key) => [[key, `${MARK}${index}`]],
  )
  const other = fc.nat({ max: 5 }).map(
    (which): Change =>
      (key, value) => {
        const found = variantsOf(value)
        return [[key, found[which % found.length] as Value]]
      },
  )
  const renamed = fc.constantFrom<(key: string) => string>(
    (key) => `${key}s`,
    (key) => key.slice(0, -1) || 'x',
    (key) => key.toUpperCase(),
    (key) => `${key} `,
    () => 'global',
    () => 'enabled',
    () => 'constructor',
  )
  const rename = renamed.map(
    (name): Change =>
      (key, value) => [[name(key), value]],
  )
  const add = fc.tuple(renamed, fc.constantFrom(...OTHERS)).map(
    ([name, more]): Change =>
      (key, value) => [
        [key, value],
        [name(key), more],
      ],
  )
  const rawKey = fc.constantFrom(8, 11, 20).map(
    (index): Change =>
      (_, value) => [[`${MARK}${index}`, value]],
  )
  const remove = fc.constant<Change>(() => [])
  const nothing = fc.constant<Change>((key) => [[key, null]])
  return fc.oneof(nothing, set, { arbitrary: other, weight: 3 }, raw, rename, add, rawKey, remove)
}

/** The same in another type, across its bound, longer or shorter. */
function variantsOf(value: Value): readonly Value[] {
  if (typeof value === 'number') return [String(value), value + 1, value - 1, value + 0.5, -value - 1, value * 1000]
  if (typeof value === 'string') {
    const asNumber = value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : 0
    return [asNumber, `${value}${value}`, '', value.toUpperCase(), `${value} `, [value]]
  }
  if (Array.isArray(value)) return [[], [...value, ...value], value.slice(1), [...value, null], { ...value }, '']
  if (isMap(value)) return [{}, [value], { ...value, other: 1 }, withoutFirst(value), { ...value, enabled: null }, '']
  return [String(value), 0, !value, '', [], {}]
}

const withoutFirst = (values: Values): Values => Object.fromEntries(Object.entries(values).slice(1))

/**
 * A file with a slip: where the setting stands only in the whole values of the chart, the file gets it.
 *
 * @param whole the file over the chart's defaults.
 */
export function slipped(file: Values, whole: Values, { inFile, place, change }: Slip): Values {
  const paths = pathsOf(inFile ? file : whole)
  const path = paths[place % paths.length]
  return path ? (changed(file, whole, path, change) as Values) : file
}

function pathsOf(value: Value, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const entries: [string | number, Value][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])])
}

function changed(file: Value | undefined, whole: Value | undefined, [key, ...rest]: Path, change: Change): Value {
  const from = file ?? (Array.isArray(whole) ? whole : {})
  const inner = (value: Value | undefined): Value | undefined =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key ?? '')
      ? (value as Record<string | number, Value>)[key ?? '']
      : undefined
  const under = inner(from)
  const entries = rest.length > 0 ? undefined : change(String(key), under ?? inner(whole) ?? null)
  const next = (): Value => changed(under, inner(whole), rest, change)
  if (Array.isArray(from))
    return from.flatMap((item: Value, i) => (i === key ? (entries?.map(([, value]) => value) ?? [next()]) : [item]))
  const others = Object.entries(from).filter(([name]) => name !== key)
  return Object.fromEntries([...others, ...(entries ?? [[String(key), next()]])])
}
