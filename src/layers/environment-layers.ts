import { type Environment, environmentChain } from '../define/environment.ts'
import type { Issue } from '../issues.ts'
import type { Layer } from './layer.ts'
import { plainLayers } from './plain-layers.ts'

/** Finds the line of a path in the TypeScript file of an environment. */
export type EnvironmentLocator = (environment: string) => Layer['locate']

/**
 * The layers of an environment and of those it extends, the lowest first.
 * Issues: `wrong-type`, `unsafe-key` for what no values file could hold.
 */
export function environmentLayers(
  environment: Environment,
  locator?: EnvironmentLocator,
): { layers: Layer[]; issues: Issue[] } {
  const layers = environmentChain(environment).map(({ name, values }): Layer => {
    const locate = locator?.(name)
    return { name: `environment ${name}`, values, ...(locate ? { locate } : {}) }
  })
  return plainLayers(layers)
}
