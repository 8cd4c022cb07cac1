/** A path in the values; `*` stands for any item of a list or any entry of a map. */
export type ValuesPath = readonly string[]

/** What is known of a value in a template: where in the values it may come from. */
export interface Known {
  /** Whether it may be the top, which has `.Values`. */
  readonly top: boolean
  readonly paths: readonly ValuesPath[]
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
  return { top: values.some((value) => value.top), paths: values.flatMap((value) => value.paths), entries }
}

/** A field of a value. */
export function fieldOf(value: Known, key: string): Known {
  const own = { ...nothing, paths: value.paths.map((path) => [...path, key]) }
  const values = { ...nothing, paths: value.top && key === 'Values' ? [[]] : [] }
  return oneOf([own, values, value.entries.get(key) ?? nothing])
}

/** Any item of a list, any entry of a map. */
export function itemOf(value: Known): Known {
  return oneOf([{ ...nothing, paths: value.paths.map((path) => [...path, '*']) }, ...value.entries.values()])
}
