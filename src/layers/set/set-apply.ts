import { kindOf } from '../../json-schema/describe.ts'
import type { Path } from '../../path.ts'
import { isMap, type Value } from '../../values/values.ts'
import { type Assignment, SetSyntaxError } from './set-parse.ts'
import type { Draft } from './set-values.ts'

/** A flag that goes through a value that is no map or no list. `path` is where that value lies. */
export class SetConflict extends Error {
  readonly path: Path
  constructor(path: Path, message: string) {
    super(message)
    this.path = path
  }
}

/** Helm's own limit. */
export const MAX_INDEX = 65536

/**
 * Applies one assignment as Helm does: missing maps and lists are made, a list grows with nulls, a list item that is no
 * map becomes one. Throws SetConflict, or SetSyntaxError for an index over 65536 and for a key that ends with a dot.
 */
export function applyAssignment(draft: Draft, assignment: Assignment): void {
  setKey(draft, assignment, 0)
}

function setKey(map: Draft, assignment: Assignment, at: number): void {
  const { path, value, cut } = assignment
  const key = path[at] as string
  const next = path[at + 1]
  if (next === undefined) {
    if (value !== undefined) put(map, key, value)
  } else if (typeof next === 'number') {
    const list = key in map ? map[key] : []
    if (!Array.isArray(list)) throw new SetConflict(path.slice(0, at + 1), conflict('a list', list))
    put(map, key, setItem([...list], assignment, at + 1))
  } else {
    const inner = key in map ? map[key] : (Object.create(null) as Draft)
    if (!isMap(inner)) throw new SetConflict(path.slice(0, at + 1), conflict('a map', inner))
    setKey(inner as Draft, assignment, at + 1)
    const empty = Object.keys(inner).length === 0
    if (empty && !cut) throw new SetSyntaxError('a key is empty: it ends with a dot')
    if (!empty) put(map, key, inner)
  }
}

function setItem(list: Value[], assignment: Assignment, at: number): Value[] {
  const { path, value, cut } = assignment
  const index = path[at] as number
  const next = path[at + 1]
  let item: Value
  if (next === undefined) {
    if (value === undefined) return list
    item = value
  } else if (typeof next === 'number') {
    const inner = list[index] ?? []
    if (!Array.isArray(inner)) throw new SetConflict(path.slice(0, at + 1), conflict('a list', inner))
    item = setItem([...inner], assignment, at + 1)
    if (cut) return list
  } else {
    const old = list[index]
    const inner = isMap(old) ? (old as Draft) : (Object.create(null) as Draft)
    if (index < list.length) list[index] = inner
    setKey(inner, assignment, at + 1)
    if (cut) return list
    item = inner
  }
  if (index > MAX_INDEX) throw new SetSyntaxError(`an index can be at most ${MAX_INDEX}`)
  while (list.length < index) list.push(null)
  list[index] = item
  return list
}

const conflict = (wanted: string, value: Value | undefined): string =>
  `must be ${wanted} for this flag to set something in it, and a lower layer made it ${kindOf(value)}`

/** Helm drops what is assigned to the empty key. */
function put(map: Draft, key: string, value: Value): void {
  if (key !== '') map[key] = value
}
