import type { ChartModel } from '../../schema/model.ts'
import { HEADER } from '../artifact.ts'
import { Interfaces } from './interfaces.ts'
import { overlayTypeName } from './type-names.ts'

/**
 * The TypeScript interface of what an environment may set in a chart, documentation on every key. It is written out, not
 * inferred from Zod: an editor completes in 10 ms instead of 80 to 560 ms, and shows the documentation.
 */
export function overlayType(chart: ChartModel): string {
  const { description, schema, subcharts, shorthands } = chart
  const imports = Object.values(subcharts).map(
    ({ name }) => `import type { ${overlayTypeName(name)} } from './${name}.ts'`,
  )
  // environments say each thing under its one canonical key
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => !Object.hasOwn(shorthands, key))
  const canonical = { ...schema, properties: Object.fromEntries(keys) }
  const lines = [`// ${HEADER}`, ...new Set(imports), ...new Interfaces(chart).text(canonical, description)]
  return `${lines.join('\n')}\n`
}
