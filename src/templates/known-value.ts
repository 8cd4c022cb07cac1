/** A path in the values; `*` stands for any item of a list or any entry of a map. */
export type ValuesPath = readonly string[]

/** A line of a template, from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** A place in the values, and where a template named it last. */
export interface NamedPath {
  readonly path: ValuesPath
  readonly place: Place
}

/** What is known of a value in a template: where in the values it may come from. */
export interface Known {
  /** Whether it may be the top, which has `.Values`. */
  readonly top: boolean
  readonly paths: readonly NamedPath[]
  /** What a `dict` or a `list` of the template holds, by key or index. */
  readonly entries: ReadonlyMap<string, Known>
}

/** A value that has nothing to do with the values: text, a number, a function's result. */
export const nothing: Known = { top: false, paths: [], entries: new Map() }
/** What the templates of a chart start with. */
export const top: Known = { ...nothing, top: true }

/** One of several values. */
export function oneOf(values: readonly Known[]): Known {
  const entries = new Map<string, Known>()
  for (const value of values)
    for (const [key, entry] of value.entries) entries.set(key, oneOf([entry, entries.get(key) ?? nothing]))
  return { top: values.some((value) => value.top), paths: unique(values.flatMap((value) => value.paths)), entries }
}

/** A field of a value, named at a place. */
export function fieldOf(value: Known, key: string, place: Place): Known {
  const own = { ...nothing, paths: value.paths.map(({ path }) => ({ path: [...path, key], place })) }
  const values = { ...nothing, paths: value.top && key === 'Values' ? [{ path: [], place }] : [] }
  return oneOf([own, values, value.entries.get(key) ?? nothing])
}

/** Any item of a list, any entry of a map. */
export function itemOf(value: Known): Known {
  const items = value.paths.map(({ path, place }) => ({ path: [...path, '*'], place }))
  return oneOf([{ ...nothing, paths: items }, ...value.entries.values()])
}

/** Each once: a variable that goes through many blocks meets itself at the end of each. */
function unique(paths: readonly NamedPath[]): readonly NamedPath[] {
  if (paths.length < 2) return paths
  return [...new Map(paths.map((named) => [keyOf(named), named])).values()]
}

const keyOf = ({ path, place }: NamedPath): string => `${path.join('\n')}\n\n${place.file}:${place.line}`
