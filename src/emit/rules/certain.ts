import type { JsonSchema } from '../../json-schema/json-schema.ts'
import { schemasAt, variantsOf } from '../../json-schema/schemas-at.ts'
import type { Path } from '../../path.ts'
import type { Condition } from '../../rules/condition.ts'
import type { ChartModel } from '../../schema/model.ts'
import { valueAt } from '../../values/values.ts'
import { both, type Demand, type EditorSchema, either, given, ifGiven } from './editor-schema.ts'

// What a file says by itself. Each demand is met only where no other layer must be known: every setting in it is given.

/** The chart of a rule, as a file for the root chart sees it. */
export interface FileScope {
  readonly root: ChartModel
  /** Keys that lead to the chart from the root. */
  readonly path: readonly string[]
}

/** Where a file for the root chart says what a setting of the chart is: `global` comes from the root. */
export function placeOf(setting: string, { path }: FileScope): readonly string[] {
  const keys = setting.split('.')
  return keys[0] === 'global' ? keys : [...path, ...keys]
}

/** The file says that a condition is met, or that it is not. */
export function certain(condition: Condition, isMet: boolean, scope: FileScope): Demand {
  switch (condition.kind) {
    case 'set':
      return isMet ? full(condition.path, scope) : empty(condition.path, scope)
    case 'equals':
      return isMet
        ? given(placeOf(condition.path, scope), { const: condition.value })
        : other(condition.path, condition.value, scope)
    case 'deployed':
      return deployed([...scope.path, condition.subchart], isMet, scope.root)
    case 'not':
      return certain(condition.of, !isMet, scope)
    default: {
      const parts = condition.of.map((one) => certain(one, isMet, scope))
      return (condition.kind === 'all') === isMet ? both(...parts) : either(...parts)
    }
  }
}

/** The setting holds something, as the `if` of a Go template sees it. A null in a map removes an entry. */
export const full = (setting: string, scope: FileScope): Demand => ofTypes(FULL, setting, scope)

/** The setting holds nothing. A map that is empty in a file says nothing, and a null may bring a default back. */
export const empty = (setting: string, scope: FileScope): Demand => ofTypes(EMPTY, setting, scope)

/** The setting holds something else. */
export const other = (setting: string, value: string | number | boolean, scope: FileScope): Demand =>
  given(placeOf(setting, scope), { not: { enum: [value, null] } })

const FULL: Readonly<Record<string, EditorSchema>> = {
  boolean: { const: true },
  number: { type: 'number', not: { const: 0 } },
  string: { type: 'string', minLength: 1 },
  array: { type: 'array', minItems: 1 },
  object: { type: 'object', not: { additionalProperties: { type: 'null' } } },
}

const EMPTY: Readonly<Record<string, EditorSchema>> = {
  boolean: { const: false },
  number: { const: 0 },
  string: { const: '' },
  array: { type: 'array', maxItems: 0 },
}

function ofTypes(demands: Readonly<Record<string, EditorSchema>>, setting: string, scope: FileScope): Demand {
  const place = placeOf(setting, scope)
  const types = typesAt(scope.root.schema, place)
  const possible = Object.entries(demands).filter(([type]) => types.has(type))
  return given(place, either(...possible.map(([, demand]) => demand)))
}

/** The types that a setting may have, `number` for integers too. */
function typesAt(root: JsonSchema, path: Path): ReadonlySet<string> {
  const variants = schemasAt(root, path).flatMap((schema) => variantsOf(schema, root.definitions ?? {}))
  const named = variants.flatMap(({ type = [], const: only, enum: some = [] }) =>
    type.length > 0 ? type : [only, ...some].map(typeOf),
  )
  return new Set(named.map((type) => (type === 'integer' ? 'number' : type)))
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** An overlay may hold a null here: the setting takes one, or has no default of its own that it would bring back. */
export function mayBeNull(root: JsonSchema, place: readonly string[]): boolean {
  const types = typesAt(root, place)
  const isSetting = schemasAt(root, place.slice(0, -1)).some(({ properties = {} }) =>
    Object.hasOwn(properties, place.at(-1) ?? ''),
  )
  return isSetting || types.size === 0 || types.has('null')
}

/**
 * The file says that a subchart is deployed: it is so from the start and the file does not switch it off, or the file
 * switches it on. Or, where `isOn` is false, the file switches it off. A shorthand could say otherwise, so where one stands
 * nothing is certain.
 */
function deployed(path: readonly string[], isOn: boolean, root: ChartModel): Demand {
  const switches = path.map((_, i) => path.slice(0, i + 1))
  const hidden = Object.entries(root.shorthands)
    .filter(([, target]) => target[0] === path[0])
    .map(([key]): Demand => ({ type: 'object', properties: { [key]: false } }))
  if (!isOn) return both(either(...switches.map((at) => given([...at, 'enabled'], { const: false }))), ...hidden)
  return both(...switches.map((at) => switchedOn(at, root)), ...hidden)
}

function switchedOn(path: readonly string[], root: ChartModel): Demand {
  const parent = path.slice(0, -1).reduce<ChartModel | undefined>((chart, key) => chart?.subcharts[key], root)
  const tags = Object.entries(parent?.tags ?? {}).filter(([, keys]) => keys.includes(path.at(-1) ?? ''))
  const places = [[...path, 'enabled'], ...tags.map(([tag]) => ['tags', tag])]
  const isOffAtFirst = places.some((place) => valueAt(root.defaults, place) === false)
  if (isOffAtFirst) return given([...path, 'enabled'], { const: true })
  return both(...places.map((place) => ifGiven(place, { const: true })))
}
