import { isDeepStrictEqual } from 'node:util'
import { formatPath, type Path } from '../path.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** A value and where it lies on its side. */
export interface Spot {
  readonly path: Path
  readonly value: Value
}

/** A place where two trees say something else; a side that has nothing there is undefined. */
export interface Difference {
  /** As people write it; an item of a list by its name: `extraEnv[name=LOG_LEVEL].value`. */
  readonly place: string
  /** The keys that lead there, without the items of lists. */
  readonly keys: readonly string[]
  readonly before: Spot | undefined
  readonly after: Spot | undefined
}

/** Whether two scalars that are written differently mean the same at a path. */
export type SameMeaning = (before: Value, after: Value, path: Path) => boolean

interface Place {
  readonly text: string
  readonly keys: readonly string[]
}

/**
 * Where two trees differ, by key and, in lists whose items all have a name of their own, by name; other lists are one
 * thing. The order of keys is nothing. Sorted by key.
 */
export function differences(before: Values, after: Values, isSame: SameMeaning): Difference[] {
  return [...compare({ path: [], value: before }, { path: [], value: after }, { text: '', keys: [] }, isSame)]
}

function* compare(
  before: Spot | undefined,
  after: Spot | undefined,
  place: Place,
  isSame: SameMeaning,
): Iterable<Difference> {
  if (before && before.value === after?.value) return
  const maps = bothOrOne(before, after, isMap)
  const lists = bothOrOne(before, after, isNamedList)
  if (maps) yield* compareMaps(maps, place, isSame)
  else if (lists) yield* compareNamed(lists, before, after, place, isSame)
  else if (!before || !after || !means(before.value, after.value, after.path, isSame))
    yield { place: place.text, keys: place.keys, before, after }
}

/** Both sides where they are of a kind, or one is and the other has nothing there. */
function bothOrOne<T extends Value>(
  before: Spot | undefined,
  after: Spot | undefined,
  is: (value: Value) => value is T,
): readonly [(Spot & { value: T }) | undefined, (Spot & { value: T }) | undefined] | undefined {
  const fits = (spot: Spot | undefined): spot is (Spot & { value: T }) | undefined => !spot || is(spot.value)
  const holds = [before, after].some((spot) => spot && Object.keys(spot.value ?? {}).length > 0)
  return fits(before) && fits(after) && holds ? [before, after] : undefined
}

function* compareMaps(
  [before, after]: readonly [(Spot & { value: Values }) | undefined, (Spot & { value: Values }) | undefined],
  { text, keys }: Place,
  isSame: SameMeaning,
): Iterable<Difference> {
  const inside = (spot: (Spot & { value: Values }) | undefined, key: string): Spot | undefined =>
    spot && Object.hasOwn(spot.value, key) ? { path: [...spot.path, key], value: spot.value[key] as Value } : undefined
  for (const key of [...new Set([...Object.keys(before?.value ?? {}), ...Object.keys(after?.value ?? {})])].sort()) {
    const at = formatPath([key])
    const place = { text: text === '' || at.startsWith('[') ? text + at : `${text}.${at}`, keys: [...keys, key] }
    yield* compare(inside(before, key), inside(after, key), place, isSame)
  }
}

type Named = readonly { readonly name: string }[]

/** Items by name: one that only one side has is told whole, and so is another order of those that both have. */
function* compareNamed(
  [before, after]: readonly [
    (Spot & { value: Named & Value }) | undefined,
    (Spot & { value: Named & Value }) | undefined,
  ],
  wholeBefore: Spot | undefined,
  wholeAfter: Spot | undefined,
  { text, keys }: Place,
  isSame: SameMeaning,
): Iterable<Difference> {
  const [namesBefore, namesAfter] = [before, after].map((spot) => (spot?.value ?? []).map(({ name }) => name)) as [
    string[],
    string[],
  ]
  const item = (spot: Spot | undefined, names: readonly string[], name: string): Spot | undefined => {
    const i = names.indexOf(name)
    return spot && i >= 0 ? { path: [...spot.path, i], value: (spot.value as readonly Value[])[i] as Value } : undefined
  }
  for (const name of new Set([...namesBefore, ...namesAfter])) {
    const [one, other] = [item(before, namesBefore, name), item(after, namesAfter, name)]
    const place = { text: `${text}[name=${name}]`, keys }
    if (one && other) yield* compare(one, other, place, isSame)
    else yield { place: place.text, keys, before: one, after: other }
  }
  const shared = (names: readonly string[], others: readonly string[]): string[] =>
    names.filter((name) => others.includes(name))
  const [order, newOrder] = [shared(namesBefore, namesAfter), shared(namesAfter, namesBefore)]
  if (wholeBefore && wholeAfter && !isDeepStrictEqual(order, newOrder))
    yield {
      place: `${text} (order)`,
      keys,
      before: { path: wholeBefore.path, value: order },
      after: { path: wholeAfter.path, value: newOrder },
    }
}

/** True for a list whose items are maps with a name that no other has; of an empty list nobody can tell. */
function isNamedList(value: Value): value is Named & Value {
  if (!Array.isArray(value)) return false
  const names = value.map((item: Value) => (isMap(item) ? item.name : undefined))
  return names.every((name) => typeof name === 'string') && new Set(names).size === names.length
}

/** Equal, or written differently with the same meaning, however deep. */
function means(before: Value, after: Value, path: Path, isSame: SameMeaning): boolean {
  if (Array.isArray(before) && Array.isArray(after))
    return (
      before.length === after.length &&
      before.every((item, i) => means(item as Value, after[i] as Value, [...path, i], isSame))
    )
  if (isMap(before) && isMap(after)) {
    const keys = Object.keys(before)
    return (
      keys.length === Object.keys(after).length &&
      keys.every(
        (key) => Object.hasOwn(after, key) && means(before[key] as Value, after[key] as Value, [...path, key], isSame),
      )
    )
  }
  return before === after || isSame(before, after, path)
}
