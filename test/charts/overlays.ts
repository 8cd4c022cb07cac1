import { environments, valuesIn } from './environments.ts'
import { scenarios } from './scenarios.ts'

/** Overlays that every law of a chart should hold under: its defaults, its scenarios, the project's environments. */
export async function overlaysOf(chart: string): Promise<readonly [string, object][]> {
  const built = environments.map(async (name): Promise<[string, object]> => [name, await valuesIn(name, chart)])
  return [['defaults', {}], ...Object.entries(scenarios[chart] ?? {}), ...(await Promise.all(built))]
}
