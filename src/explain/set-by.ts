import { foldLayers } from '../build/build-layers.ts'
import { historyOf, originIn, originOf } from '../build/origin.ts'
import type { Environment } from '../define/environment.ts'
import { type Issue, isError, type Origin } from '../issues.ts'
import { schemasAt } from '../json-schema/schemas-at.ts'
import { type EnvironmentLocator, environmentLayers } from '../layers/environment-layers.ts'
import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { type Value, valueAt } from '../values/values.ts'
import { type CanonicalLayer, leavesOf } from './canonical-layers.ts'
import { layerStack } from './explain-value.ts'
import { masked } from './masked.ts'
import { isSameMeaning } from './same-meaning.ts'

/** One setting that an environment sets itself. Secrets are `(secret)`. */
export interface OwnSetting {
  /** Under canonical keys. */
  readonly path: Path
  /** As the environment writes it, where it uses a shorthand. */
  readonly written?: Path
  readonly value: Value
  readonly origin: Origin
  /** What is there without this environment, and who says it; undefined where nothing is. */
  readonly replaces?: { readonly value: Value; readonly origin: Origin }
  /** True where the same is there anyway, by its meaning: `1000m` over `1`. */
  readonly redundant: boolean
  /** Who wins all the same: an environment below that uses a shorthand. */
  readonly beatenBy?: Origin
}

/**
 * What an environment sets itself, and not by those that it extends, and what each setting replaces.
 * Issues: `wrong-type`, `unsafe-key` for what no values file could hold; the settings are none then.
 */
export function settingsOfEnvironment(
  root: ChartModel,
  environment: Environment,
  locator?: EnvironmentLocator,
): { readonly settings: readonly OwnSetting[]; readonly issues: readonly Issue[] } {
  const { layers, issues } = environmentLayers(environment, locator)
  if (issues.some(isError)) return { settings: [], issues }
  const stack = layerStack(root, layers)
  const own = layers.at(-1)
  const settings = stack.flatMap((layer, i) =>
    layer.source === own ? settingsOf(root, layer, stack.slice(0, i), stack) : [],
  )
  return { settings, issues }
}

function settingsOf(
  root: ChartModel,
  layer: CanonicalLayer,
  below: readonly CanonicalLayer[],
  stack: readonly CanonicalLayer[],
): OwnSetting[] {
  const { canonical } = foldLayers(root, below.slice(1), { nulls: 'remove' })
  const shown = masked(canonical, root.schema)
  const own = masked(layer.values, root.schema)
  return leavesOf(layer.values, []).map((path): OwnSetting => {
    const value = valueAt(layer.values, path) as Value
    const under = valueAt(canonical, path)
    const winner = historyOf(path, stack).find(({ wins }) => wins)?.layer
    const written = layer.written(path)
    const origin = under === undefined ? undefined : originOf(path, below)
    const isEmptyMap = typeof value === 'object' && value !== null && Object.keys(value).length === 0
    const same = isSameMeaning(value, under, schemasAt(root.schema, path), root.schema)
    return {
      path,
      ...(written.length === path.length && written[0] === path[0] ? {} : { written }),
      value: valueAt(own, path) as Value,
      origin: originIn(layer, path),
      ...(origin ? { replaces: { value: valueAt(shown, path) as Value, origin } } : {}),
      redundant: same || (value === null && under === undefined) || (isEmptyMap && addsNothing(value, under)),
      ...(winner && winner !== layer ? { beatenBy: originIn(winner, path) } : {}),
    }
  })
}

/** An empty map over a map leaves it as it is. */
const addsNothing = (value: Value, under: Value | undefined): boolean =>
  !Array.isArray(value) && typeof under === 'object' && under !== null && !Array.isArray(under)
