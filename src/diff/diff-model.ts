import { originOf } from '../build/origin.ts'
import type { Origin } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { schemasAt, variantsOf } from '../json-schema/schemas-at.ts'
import type { Layer } from '../layers/layer.ts'
import { type Path, startsWith } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { chartSections } from '../schema/sections.ts'
import { isDeployed } from '../values/deployed.ts'
import { type Value, type Values, valueAt } from '../values/values.ts'
import { type Difference, differences, type Spot } from './differences.ts'
import { hideSecrets, type IsSecret, secretsIn } from './hide-secrets.ts'
import { sameQuantity } from './same-quantity.ts'

/** Complete values of a release, and the layers from the lowest up that say who set what. */
export interface DiffSide {
  readonly values: Values
  readonly layers: readonly Layer[]
}

/** What one side says of a setting. */
export interface ChangeSide {
  /** `(secret)` for a secret, and in what holds one. */
  readonly value: Value
  readonly origin?: Origin
}

/** A setting that two sides hold differently. */
export interface ValueChange {
  /** As people write it, from the root: `backend.extraEnv[name=LOG_LEVEL].value`. */
  readonly setting: string
  /** Absent where that side has no such setting. */
  readonly before?: ChangeSide
  readonly after?: ChangeSide
}

/** All that differs in the settings of one chart of a release. */
export interface ChartDiff {
  /** Name of the chart; `global` for what all charts share. */
  readonly chart: string
  /** The keys that lead to its values from the root. */
  readonly path: Path
  /** Whether either side deploys it. */
  readonly deployed: { readonly before: boolean; readonly after: boolean }
  readonly changes: readonly ValueChange[]
}

/**
 * As `diffValues`, for a chart that is converted already.
 *
 * @param former schema of the chart as it was, whose secrets are secrets too.
 */
export function diffModel(root: ChartModel, before: DiffSide, after: DiffSide, former: JsonSchema = {}): ChartDiff[] {
  const isSecret = isSecretSetting([root.schema, former])
  const found = differences(before.values, after.values, (one, other, path) =>
    sayingAt(root.schema, path).some((schema) => schema['x-quantity']) ? sameQuantity(one, other) : false,
  )
  const sections = [{ name: 'global', path: ['global'] as Path }, ...chartSections(root, after.values)]
  const groups = sections.map((section) => ({ section, found: [] as Difference[] }))
  for (const difference of found) {
    const holders = groups.filter(({ section }) => startsWith(difference.keys, section.path))
    holders.reduce((a, b) => (b.section.path.length > a.section.path.length ? b : a)).found.push(difference)
  }
  return groups
    .filter((group) => group.found.length > 0)
    .map(({ section: { name, path }, found: own }) => ({
      chart: name,
      path,
      deployed: { before: isOn(root, before, name, path), after: isOn(root, after, name, path) },
      changes: own.map(
        (one): ValueChange => ({
          setting: one.place,
          ...(one.before ? { before: shownSide(root, before, one.before, isSecret) } : {}),
          ...(one.after ? { after: shownSide(root, after, one.after, isSecret) } : {}),
        }),
      ),
    }))
}

/** All secrets in values, so that they can be kept out of what is made of them. */
export const secretsOf = (root: ChartModel, values: Values, former: JsonSchema = {}): string[] =>
  secretsIn(values, [], values, isSecretSetting([root.schema, former]))

const isOn = (root: ChartModel, { values }: DiffSide, name: string, path: Path): boolean =>
  name === 'global' || isDeployed(root, values, path)

function shownSide(
  root: ChartModel,
  { values, layers }: DiffSide,
  { path, value }: Spot,
  isSecret: IsSecret,
): ChangeSide {
  const origin = setBy(root, path, layers)
  return { value: hideSecrets(value, path, values, isSecret), ...(origin ? { origin } : {}) }
}

/** What stands under a shorthand wins over what it stands for. */
function setBy({ shorthands }: ChartModel, path: Path, layers: readonly Layer[]): Origin | undefined {
  for (const [key, target] of Object.entries(shorthands).toReversed()) {
    const short = [key, ...path.slice(target.length)]
    const isUsed = layers.some(({ values }) => valueAt(values, short) !== undefined)
    if (isUsed && startsWith(path, target)) return originOf(short, layers)
  }
  return originOf(path, layers)
}

/** A setting is a secret where its schema, or that of something around it, says so. */
const isSecretSetting =
  (schemas: readonly JsonSchema[]): IsSecret =>
  (_, path) =>
    path.some((_part, i) =>
      schemas.some((schema) => sayingAt(schema, path.slice(0, i + 1)).some(({ writeOnly }) => writeOnly)),
    )

/** The schemas that have a say at a path, references followed. */
const sayingAt = (root: JsonSchema, path: Path): JsonSchema[] =>
  schemasAt(root, path).flatMap((schema) => variantsOf(schema, root.definitions ?? {}))
