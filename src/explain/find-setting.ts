import { type Issue, ValuesError } from '../issues.ts'
import { type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { schemasAt, schemasInside, variantsOf } from '../json-schema/schemas-at.ts'
import { closest } from '../judge/closest.ts'
import { formatPath, type Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'

/** A place in the values of a chart that its schema knows. */
export interface FoundSetting {
  /** Under canonical keys, list positions as numbers. */
  readonly path: Path
  readonly schemas: readonly JsonSchema[]
  /** The key at the start of the path that was given, where it is a shorthand. */
  readonly shorthand: Shorthand | undefined
}

/** A further key for a part of the values, and the path that it stands for. */
export interface Shorthand {
  readonly key: string
  readonly stands: Path
}

/**
 * The setting that a path means.
 *
 * @throws ValuesError `unknown-key`, with the setting that was probably meant.
 */
export function findSetting(chart: ChartModel, given: Path): FoundSetting {
  const [first, ...rest] = given
  const target =
    typeof first === 'string' && Object.hasOwn(chart.shorthands, first) ? chart.shorthands[first] : undefined
  const wanted = target ? [...target, ...rest] : given
  const path: (string | number)[] = []
  let schemas: readonly JsonSchema[] = [chart.schema]
  for (const part of wanted) {
    const step = positionIn(schemas, part, chart.schema)
    const next = schemasInside(schemas, step, chart.schema.definitions ?? {})
    if (next.length === 0) throw new ValuesError([unknown(chart, given, path, wanted)])
    path.push(step)
    schemas = next
  }
  return { path, schemas, shorthand: target && { key: String(first), stands: target } }
}

/** `a.0.b` means `a[0].b` where `a` is a list and no map. */
function positionIn(schemas: readonly JsonSchema[], part: string | number, root: JsonSchema): string | number {
  if (typeof part === 'number' || !/^\d+$/.test(part)) return part
  const definitions = root.definitions ?? {}
  return schemasInside(schemas, part, definitions).length === 0 ? Number(part) : part
}

function unknown(chart: ChartModel, given: Path, known: Path, wanted: Path): Issue {
  const meant = meantBy(chart, known, wanted)
  const hint = meant.length > 0 ? `did you mean ${meant.map(formatPath).join(' or ')}?` : knownBelow(chart, known)
  return { code: 'unknown-key', chart: chart.name, path: given, message: 'is not a setting', ...(hint ? { hint } : {}) }
}

const MOST_MEANT = 3

/** The sibling of a misspelled key, else the settings that end as the path does. */
function meantBy(chart: ChartModel, known: Path, wanted: Path): Path[] {
  const key = wanted[known.length]
  const rest = wanted.slice(known.length + 1)
  const near = typeof key === 'string' ? closest(key, keysBelow(chart, known)) : undefined
  if (near !== undefined) {
    const whole = [...known, near, ...rest]
    return [schemasAt(chart.schema, whole).length > 0 ? whole : [...known, near]]
  }
  const tail = formatPath(wanted)
  const ending = allPaths(chart).filter((path) => formatPath(path).endsWith(`.${tail}`))
  return ending.length <= MOST_MEANT ? ending : []
}

function knownBelow(chart: ChartModel, known: Path): string | undefined {
  const keys = keysBelow(chart, known)
  return keys.length > 0
    ? `known ${known.length > 0 ? `in ${formatPath(known)}` : 'here'}: ${keys.join(', ')}`
    : undefined
}

const keysBelow = ({ schema }: ChartModel, path: Path): string[] => [
  ...new Set(
    schemasAt(schema, path).flatMap((one) =>
      variantsOf(one, schema.definitions ?? {}).flatMap(({ properties = {} }) => Object.keys(properties)),
    ),
  ),
]

/** A schema may contain itself. */
const DEEPEST = 8

/** Every path of declared keys, but those under shorthands. */
function allPaths({ schema, shorthands }: ChartModel): Path[] {
  const below = (node: JsonSchema, path: Path): Path[] =>
    Object.entries(node.properties ?? {})
      .filter(([key]) => path.length > 0 || !Object.hasOwn(shorthands, key))
      .flatMap(([key, property]) => {
        const at = [...path, key]
        return [at, ...(at.length < DEEPEST ? below(resolve(property, schema.definitions ?? {}), at) : [])]
      })
  return below(schema, [])
}
