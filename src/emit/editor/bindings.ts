import type { Project } from '../../define/project.ts'
import type { ChartModel } from '../../schema/model.ts'
import { allModels } from '../../schema/sections.ts'
import { environmentPath, minimalPath } from '../artifacts.ts'
import { GITOPS, type GitOpsTool, gitOpsSchemaPath } from '../gitops-schemas.ts'
import { overlaySchemaPath } from '../overlay-schema.ts'

/** Files that an editor judges by a schema. */
export interface Binding {
  /** What such a file holds, for people. */
  readonly name: string
  /** Path of the schema, relative to the folder that the editor opens, with `/`. */
  readonly schema: string
  /** Which files, relative to the same folder, with `*` and `**`. */
  readonly globs: readonly string[]
}

/** Files of the user's own for one chart. */
export interface Choice {
  readonly kind: 'overlay' | GitOpsTool
  /** Name of the chart. */
  readonly chart: string
  /** Relative to the folder that the editor opens. */
  readonly glob: string
}

/**
 * Which files of a project an editor judges by which schema: complete values by the one that Helm has, files that set only
 * some by that of overlays, and what the user chooses.
 *
 * @param prefix the project as seen from the folder that the editor opens: empty, or ends with `/`.
 */
export function editorBindings(
  root: ChartModel,
  { generated, minimal }: Pick<Project, 'generated' | 'minimal'>,
  choices: readonly Choice[],
  prefix = '',
): Binding[] {
  const ofChart = (chart: ChartModel): Binding[] => {
    const { name, dir } = chart
    const chosen = (kind: Choice['kind']): string[] =>
      choices.filter((choice) => choice.kind === kind && choice.chart === name).map(({ glob }) => glob)
    const complete = [`${dir}/values.yaml`, environmentPath(generated, '*', name)]
    const kept = minimal
      .filter((template) => chart === root || template.includes('{dir}'))
      .map((template) => minimalPath(template, '*', dir))
    const partial = [...new Set([...kept, ...OVERLAYS.map((glob) => `${dir}/${glob}`)])]
    const inProject = (paths: readonly string[]): string[] => paths.map((path) => prefix + path)
    return [
      { name: `Values of ${name}`, schema: `${dir}/values.schema.json`, globs: inProject(complete) },
      {
        name: `Overlay of ${name}`,
        schema: overlaySchemaPath(generated, name),
        globs: [...inProject(partial), ...chosen('overlay')],
      },
      ...(Object.keys(GITOPS) as GitOpsTool[]).map((tool) => ({
        name: `${NAMES[tool]} of ${name}`,
        schema: gitOpsSchemaPath(generated, name, tool),
        globs: chosen(tool),
      })),
    ]
  }
  return allModels(root)
    .flatMap(ofChart)
    .filter(({ globs }) => globs.length > 0)
    .map((binding) => ({ ...binding, schema: prefix + binding.schema }))
}

/** Where people and tools put files with some values: beside values.yaml, and in the folder of chart-testing. */
const OVERLAYS = ['values-*.yaml', 'values.*.yaml', 'ci/*-values.yaml'] as const

const NAMES = { argocd: 'Argo CD Application', flux: 'Flux HelmRelease' } as const
