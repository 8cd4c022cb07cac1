import type { Values } from '../values/values.ts'

/** What `defineEnvironment` takes. `Overlay` is the interface that `generate` writes to `generated/types/`. */
export interface EnvironmentDefinition<Overlay extends object> {
  /** As in `build <name>` and `generated/<name>/`; lower case letters, digits and `-`. */
  readonly name: string
  /** The environment that this one starts from; its values lie below. */
  readonly extends?: Environment
  /** What differs from the charts' defaults. A null removes what a lower layer said. */
  readonly values: Overlay
  /**
   * What looks like a secret and is none: a path as messages write it, or the name of a variable, and the reason. An
   * environment that extends this one takes it over.
   */
  readonly notSecret?: Readonly<Record<string, string>>
}

/** The overlay of one environment; made by `defineEnvironment`. */
export interface Environment {
  readonly name: string
  readonly extends?: Environment
  readonly values: Values
  readonly notSecret?: Readonly<Record<string, string>>
}

/**
 * Defines what one environment sets, under the keys of the project's root chart, `global` included.
 *
 * @example
 * export const production = defineEnvironment<WebOverlay>({ name: 'production', extends: base, values: { replicaCount: 3 } })
 */
export function defineEnvironment<Overlay extends object>(definition: EnvironmentDefinition<Overlay>): Environment {
  // an interface has no index signature; its values are judged by the schema before anything uses them
  return definition as Environment & EnvironmentDefinition<Overlay>
}

/** The environment and those it extends, the lowest first. */
export function environmentChain(environment: Environment): Environment[] {
  const below = environment.extends ? environmentChain(environment.extends) : []
  return [...below, environment]
}
