import { isDeepStrictEqual } from 'node:util'
import { formatPath, type Path } from '../path.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** An object of Kubernetes that is rendered otherwise. */
export interface ChangedObject {
  readonly kind: string
  readonly name: string
  readonly change: 'changed' | 'added' | 'removed'
  /** Paths of what differs, never what is in them; empty for an object that comes or goes whole. */
  readonly fields: readonly string[]
}

/**
 * What differs between two renderings, by kind and name.
 *
 * @param again the first rendering once more: what differs between the two is random and said of nothing.
 */
export function changedObjects(
  before: readonly Values[],
  after: readonly Values[],
  again: readonly Values[],
): readonly ChangedObject[] {
  const [old, made, repeated] = [byName(before), byName(after), byName(again)]
  const keys = [...new Set([...old.keys(), ...made.keys()])].sort()
  return keys.flatMap((key): ChangedObject[] => {
    const [from, to] = [old.get(key), made.get(key)]
    const { kind, name } = identity((from ?? to) as Values)
    if (!from || !to) return [{ kind, name, change: from ? 'removed' : 'added', fields: [] }]
    const random = new Set(differences(from, repeated.get(key) ?? from, []).map(formatPath))
    const fields = differences(from, to, [])
      .map(formatPath)
      .filter((field) => !random.has(field))
    return fields.length > 0 ? [{ kind, name, change: 'changed', fields }] : []
  })
}

const byName = (objects: readonly Values[]): Map<string, Values> =>
  new Map(
    objects.map((object) => {
      const { kind, name, namespace } = identity(object)
      return [`${kind}/${name}/${namespace}`, object]
    }),
  )

function identity({ kind, metadata }: Values): { kind: string; name: string; namespace: string } {
  const { name = '', namespace = '' } = isMap(metadata) ? metadata : {}
  return { kind: String(kind ?? ''), name: String(name), namespace: String(namespace) }
}

/** Paths of the deepest values that differ. Items are compared by position where nothing moved, else by name. */
function differences(a: Value | undefined, b: Value | undefined, path: Path): Path[] {
  if (isDeepStrictEqual(a, b)) return []
  if (isMap(a) && isMap(b)) return entryDifferences(a, b, path)
  if (!Array.isArray(a) || !Array.isArray(b)) return [path]
  const [old, made] = [namedItems(a), namedItems(b)]
  const isMoved = a.length !== b.length || !isDeepStrictEqual(Object.keys(old ?? {}), Object.keys(made ?? {}))
  if (!isMoved) return a.flatMap((item, i) => differences(item, b[i], [...path, i]))
  const byItem = old && made ? entryDifferences(old, made, path) : []
  return byItem.length > 0 ? byItem : [path]
}

const entryDifferences = (a: Values, b: Values, path: Path): Path[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => differences(a[key], b[key], [...path, key]))

/** The items of a list by name, such as containers and variables; undefined where one has none or two share one. */
function namedItems(items: readonly Value[]): Values | undefined {
  const named = items.flatMap((item): [string, Value][] =>
    isMap(item) && typeof item.name === 'string' ? [[item.name, item]] : [],
  )
  const byItem = Object.fromEntries(named)
  return named.length === items.length && Object.keys(byItem).length === items.length ? byItem : undefined
}
