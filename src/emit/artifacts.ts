import type { ChartModel } from '../schema/model.ts'
import { allModels, chartSections } from '../schema/sections.ts'
import type { Values } from '../values/values.ts'
import type { Artifact } from './artifact.ts'
import { environmentValues } from './environment-values.ts'
import { overlaySchema } from './overlay-schema.ts'
import { overlayType } from './overlay-type.ts'
import { readmeTable } from './readme-table.ts'
import { valuesSchema } from './values-schema.ts'
import { valuesYaml } from './values-yaml.ts'

/** What follows from the definition of a chart and of its subcharts, each chart once. */
export function* chartArtifacts(root: ChartModel, generated: string): Iterable<Artifact> {
  for (const chart of allModels(root)) {
    const { name, dir } = chart
    yield { kind: 'file', path: `${dir}/values.yaml`, content: valuesYaml(chart) }
    yield { kind: 'file', path: `${dir}/values.schema.json`, content: valuesSchema(chart) }
    yield { kind: 'section', path: `${dir}/README.md`, content: readmeTable(chart) }
    yield { kind: 'owned', path: `${generated}/schemas/${name}.overlay.schema.json`, content: overlaySchema(chart) }
    yield { kind: 'owned', path: `${generated}/types/${name}.ts`, content: overlayType(chart) }
  }
}

/** Where the built values of a chart lie. */
export const environmentPath = (generated: string, environment: string, chart: string): string =>
  `${generated}/${environment}/${chart}.yaml`

/** The complete values of one environment: of the root chart, and of each subchart for those who install it alone. */
export function* environmentArtifacts(
  root: ChartModel,
  generated: string,
  environment: string,
  values: Values,
): Iterable<Artifact> {
  const up = '../'.repeat(generated.split('/').length + 1)
  for (const { name, chart, values: section } of chartSections(root, values))
    yield {
      kind: 'owned',
      path: environmentPath(generated, environment, name),
      content: environmentValues(section, `${up}${chart.dir}/values.schema.json`),
    }
}
