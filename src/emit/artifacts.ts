import type { Project } from '../define/project.ts'
import type { ChartModel } from '../schema/model.ts'
import { allModels, chartSections } from '../schema/sections.ts'
import { differing } from '../values/minimal.ts'
import type { Values } from '../values/values.ts'
import { type Artifact, HEADER } from './artifact.ts'
import { environmentValues } from './environment-values.ts'
import { gitOpsSchemas } from './gitops-schemas.ts'
import { overlaySchema, overlaySchemaPath } from './overlay-schema.ts'
import { overlayType, overlayTypePath } from './overlay-type/overlay-type.ts'
import { readmeTable } from './readme-table.ts'
import { hasRules, validatePath, validatePaths, validateTemplate } from './rules/validate-template.ts'
import { shorthandsPath, shorthandsTemplate } from './shorthands-template.ts'
import { valuesSchema } from './values-schema.ts'
import { valuesYaml } from './values-yaml.ts'
import type { KnownTexts } from './yaml.ts'

/**
 * What follows from the definition of a chart and of its subcharts, each chart once.
 *
 * @param remembered what was made of charts before, all with the same `generated`; what is made now is added.
 */
export function* chartArtifacts(
  root: ChartModel,
  generated: string,
  remembered?: WeakMap<ChartModel, readonly Artifact[]>,
): Iterable<Artifact> {
  yield ignoredMaps(generated)
  for (const chart of allModels(root)) {
    const known = remembered?.get(chart)
    if (known) yield* known
    else if (!remembered) yield* ownArtifacts(chart, generated)
    else {
      const made = [...ownArtifacts(chart, generated)]
      remembered.set(chart, made)
      yield* made
    }
  }
}

function* ownArtifacts(chart: ChartModel, generated: string): Iterable<Artifact> {
  const { name, dir } = chart
  yield { kind: 'file', path: `${dir}/values.yaml`, content: valuesYaml(chart) }
  yield { kind: 'file', path: `${dir}/values.schema.json`, content: valuesSchema(chart) }
  if (Object.keys(chart.shorthands).length > 0)
    yield { kind: 'file', path: shorthandsPath(chart), content: shorthandsTemplate(chart) }
  if (hasRules(chart)) yield { kind: 'file', path: validatePath(chart), content: validateTemplate(chart) }
  yield { kind: 'section', path: `${dir}/README.md`, content: readmeTable(chart) }
  yield { kind: 'owned', path: overlaySchemaPath(generated, name), content: overlaySchema(chart) }
  yield* gitOpsSchemas(chart, generated)
  yield { kind: 'owned', path: overlayTypePath(generated, name), content: overlayType(chart) }
}

/** Declaration maps change with each line of a source, so they are made where they are used and stay out of git. */
const ignoredMaps = (generated: string): Artifact => ({
  kind: 'owned',
  path: `${generated}/types/.gitignore`,
  content: `# ${HEADER}\n*.d.ts.map\n`,
})

/** Where the templates of rules and shorthands may lie; which of them a chart has depends on its definition. */
export const templatePaths = (chart: ChartModel): string[] => [...validatePaths(chart), shorthandsPath(chart)]

/** Path of a file with the minimal values: of the root chart, or of each chart where the template has its `{dir}`. */
export const minimalPath = (template: string, environment: string, dir: string): string =>
  template.replaceAll('{environment}', environment).replaceAll('{dir}', dir)

/** Where the built values of a chart lie. */
export const environmentPath = (generated: string, environment: string, chart: string): string =>
  `${generated}/${environment}/${chart}.yaml`

/** What was made of an environment before. */
export interface EarlierArtifacts {
  readonly texts?: KnownTexts | undefined
  readonly before?: ReadonlyMap<string, Artifact>
  /** Whether nothing has changed in what the root holds under a key. */
  readonly isSame?: (key: string) => boolean
}

/**
 * The values of one environment: complete ones of the root chart, and of each subchart for those who install it alone;
 * minimal ones where the project wants them.
 */
export function* environmentArtifacts(
  root: ChartModel,
  { generated, minimal }: Pick<Project, 'generated' | 'minimal'>,
  environment: string,
  values: Values,
  { texts, before, isSame }: EarlierArtifacts = {},
): Iterable<Artifact> {
  for (const { name, chart, path: keys, values: section } of chartSections(root, values)) {
    const isKnown = isSame?.(String(keys[0])) ?? false
    const known = (path: string): Artifact | undefined => (isKnown ? before?.get(path) : undefined)
    const path = environmentPath(generated, environment, name)
    const schema = upFrom(path, `${chart.dir}/values.schema.json`)
    yield known(path) ?? { kind: 'owned', path, content: environmentValues(section, schema, texts) }
    for (const template of minimal) {
      if (chart !== root && !template.includes('{dir}')) continue
      const path = minimalPath(template, environment, chart.dir)
      const schema = upFrom(path, overlaySchemaPath(generated, chart.name))
      yield known(path) ?? {
        kind: 'file',
        path,
        content: environmentValues(differing(section, chart.defaults), schema),
      }
    }
  }
}

/** A path of the project as seen from the folder of a file. */
const upFrom = (file: string, path: string): string => '../'.repeat(file.split('/').length - 1) + path
