import type { JsonSchema } from '../json-schema/json-schema.ts'
import type { Layer } from '../layers/layer.ts'
import { keyCode, literal, objectCode } from './code.ts'
import { propertiesCode } from './setting-code.ts'
import { commentsOf } from './words.ts'

/** A chart as its author wrote it. */
export interface ChartText {
  readonly name: string
  /** Relative to the project, with `/`. */
  readonly dir: string
  readonly description: string
  /** Its values.yaml: the text, for its comments, and what it says. */
  readonly text: string
  readonly layer: Layer
  readonly schema: JsonSchema | undefined
  /** Charts of the project that it deploys, by the key of their values. */
  readonly subcharts: Readonly<Record<string, ChartText>>
  /** Keys of subcharts that are none of the project's. */
  readonly foreign: readonly string[]
  readonly copySubcharts: boolean
  readonly tags: Readonly<Record<string, readonly string[]>>
}

/** Name under which a definition exports the chart. */
export const variableOf = (chart: string): string =>
  chart
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/^(\d)/, '_$1')

/** The file that defines a chart, relative to the project. */
export const definitionPath = ({ name }: Pick<ChartText, 'name'>): string => `values/${name}.ts`

/** The definition of a chart, derived from its values.yaml and, where it has one, its values.schema.json. */
export function chartSource(chart: ChartText): string {
  const { name, dir, description, layer, schema, subcharts, foreign, copySubcharts, tags } = chart
  const fragments = new Set<string>()
  const comment = commentsOf(chart.text)
  const own = Object.fromEntries(Object.entries(layer.values).filter(([key]) => !Object.hasOwn(subcharts, key)))
  const properties = propertiesCode(own, withoutKeys(schema, [...Object.keys(subcharts), 'enabled']), [], {
    definitions: schema?.definitions ?? {},
    comment: (path) => comment(path, layer.locate?.(path)?.line),
    use: (call) => {
      fragments.add(call.slice(0, call.indexOf('(')))
      return call
    },
    openKeys: new Set([...foreign, 'global']),
  })
  const unset = foreign.filter((key) => !Object.hasOwn(own, key) && !schema?.properties?.[key])
  for (const key of unset)
    properties.push(
      `${keyCode(key)}: z.record(z.string(), z.unknown()).optional().describe(${literal(`Values of the chart ${key}`)})`,
    )
  const sections = Object.entries(subcharts).map(([key, subchart]) => `${keyCode(key)}: ${variableOf(subchart.name)}`)
  const definition = objectCode('defineChart', [
    `name: ${literal(name)}`,
    ...(dir === `charts/${name}` ? [] : [`dir: ${literal(dir)}`]),
    ...(description ? [`description: ${literal(description)}`] : []),
    `values: ${objectCode('z.strictObject', properties)}`,
    ...(sections.length > 0 ? [`subcharts: { ${sections.join(', ')} }`] : []),
    ...(copySubcharts ? ['copySubcharts: true'] : []),
    ...(Object.keys(tags).length > 0 ? [`tags: ${literal(tags)}`] : []),
  ])
  return [
    "import { defineChart } from 'clipper-values'",
    ...(fragments.size > 0 ? [`import { ${[...fragments].sort().join(', ')} } from 'clipper-values/k8s'`] : []),
    "import { z } from 'zod'",
    ...[...new Set(Object.values(subcharts))].map(
      (subchart) => `import { ${variableOf(subchart.name)} } from './${subchart.name}.ts'`,
    ),
    '',
    `/** The chart in ${dir}: each setting is declared here, once. */`,
    `export const ${variableOf(name)} = ${definition}`,
    '',
  ].join('\n')
}

/** A chart's schema may know `enabled`, which each chart takes anyway. What values.yaml says of it stays. */
function withoutKeys(schema: JsonSchema | undefined, keys: readonly string[]): JsonSchema | undefined {
  if (!schema?.properties) return schema
  const kept = Object.entries(schema.properties).filter(([key]) => !keys.includes(key))
  return { ...schema, properties: Object.fromEntries(kept) }
}
