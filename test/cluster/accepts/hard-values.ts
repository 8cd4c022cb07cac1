import type { Arbitrary } from 'fast-check'
import fc from 'fast-check'
import { buildLayers } from '../../../src/build/build-layers.ts'
import { isError } from '../../../src/issues.ts'
import type { Path } from '../../../src/path.ts'
import type { ChartModel } from '../../../src/schema/model.ts'
import { mergeMaps } from '../../../src/values/merge.ts'
import { isMap, UNSAFE_KEYS, type Value, type Values, valueAt } from '../../../src/values/values.ts'
import { TEXTS } from './hard-texts.ts'

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
