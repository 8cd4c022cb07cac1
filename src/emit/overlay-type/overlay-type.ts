import type { ChartModel } from '../../schema/model.ts'
import { HEADER } from '../artifact.ts'
import { Interfaces, type TypeLine } from './interfaces.ts'
import { overlayTypeName } from './type-names.ts'

/** Where the types of a chart lie. */
export const overlayTypePath = (generated: string, chart: string): string => `${generated}/types/${chart}.d.ts`

/**
 * The TypeScript interface of what an environment may set in a chart, documentation on every key. It is written out, not
 * inferred from Zod: an editor completes in 10 ms instead of 80 to 560 ms, and shows the documentation.
 */
export function overlayType(chart: ChartModel): string {
  return [...typeLines(chart).map(({ text }) => text), `//# sourceMappingURL=${chart.name}.d.ts.map`, ''].join('\n')
}

/** The lines of the types of a chart, for each key with the keys that lead to it in the chart. */
export function typeLines(chart: ChartModel): TypeLine[] {
  const { description, schema, subcharts, shorthands } = chart
  const imports = Object.values(subcharts).map(
    ({ name }) => `import type { ${overlayTypeName(name)} } from './${name}.d.ts'`,
  )
  // environments say each thing under its one canonical key
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => !Object.hasOwn(shorthands, key))
  const canonical = { ...schema, properties: Object.fromEntries(keys) }
  const first = [`// ${HEADER}`, ...new Set(imports)].map((text) => ({ text }))
  return [...first, ...new Interfaces(chart).lines(canonical, description)]
}
