import { type Environment, environmentChain } from '../define/environment.ts'
import type { Issue } from '../issues.ts'
import { plainValues } from '../values/plain.ts'
import type { Layer } from './layer.ts'

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
  const issues: Issue[] = []
  const layers = environmentChain(environment).map((part): Layer => {
    const name = `environment ${part.name}`
    const { values, findings } = plainValues(part.values)
    const locate = locator?.(part.name)
    issues.push(...findings.map((finding) => ({ ...finding, origin: { layer: name, ...locate?.(finding.path) } })))
    return { name, values, ...(locate ? { locate } : {}) }
  })
  return { layers, issues }
}
