import { type BuildResult, buildLayers, refusedLayers } from '../build/build-layers.ts'
import { environmentNamed, readEnvironment } from '../build/build-values.ts'
import { isError, ValuesError } from '../issues.ts'
import { nameHint } from '../judge/closest.ts'
import { withinTime } from '../judge/within-time.ts'
import type { Layer } from '../layers/layer.ts'
import { loadProject } from '../project-file/load-project.ts'
import { type ChartModel, modelOf } from '../schema/model.ts'
import { type ChartSection, chartSections } from '../schema/sections.ts'
import type { Values } from '../values/values.ts'
import { userLayers } from './user-layers.ts'
import type { VerbInput } from './verb.ts'

/** An environment of the project with the layers of the command on top. */
export interface BuiltEnvironment extends Pick<BuildResult, 'values' | 'issues'> {
  readonly root: ChartModel
  /** Absolute path of the project. */
  readonly folder: string
  /** The layers above the chart's defaults; undefined where one of them cannot be read whole. */
  readonly above: readonly Layer[] | undefined
}

/** Builds the environment that a command names, with what its options put on top. */
export async function builtEnvironment(name: string, { options, io }: VerbInput): Promise<BuiltEnvironment> {
  const { project, root: folder, locator } = await loadProject(io.cwd, options.text('config'))
  const environment = environmentNamed(project, name)
  const root = await modelOf(project.root)
  const own = readEnvironment(root, environment, locator)
  const { layers, issues: unread } = await userLayers(options, io, own.layers)
  const refused = refusedLayers(root, layers, own.issues)
  const built = refused ?? withinTime(io.patience, () => buildLayers(root, layers, { nulls: 'refuse' }))
  const above = refused || unread.some(isError) ? undefined : layers
  return { root, folder, above, values: built.values, issues: [...unread, ...built.issues] }
}

/** @throws ValuesError `unknown-chart`, with the names there are. */
export function sectionNamed(root: ChartModel, values: Values, name = root.name): ChartSection {
  const sections = chartSections(root, values)
  const found = sections.find((section) => section.name === name)
  if (found) return found
  const names = sections.map((section) => section.name)
  const message = `this project has no chart ${name}`
  throw new ValuesError([{ code: 'unknown-chart', path: [], message, hint: nameHint(name, names) }])
}
