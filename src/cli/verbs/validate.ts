import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type BuildResult, buildLayers } from '../../build/build-layers.ts'
import { relativePath } from '../../disk/relative-path.ts'
import { isError, ValuesError } from '../../issues.ts'
import { nameHint } from '../../judge/closest.ts'
import { withinTime } from '../../judge/within-time.ts'
import type { Layer } from '../../layers/layer.ts'
import { findConfig, loadProject } from '../../project-file/load-project.ts'
import { type ChartModel, modelOf } from '../../schema/model.ts'
import { allModels } from '../../schema/sections.ts'
import type { ExitCode, Io } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import { userLayers } from '../user-layers.ts'
import type { VerbInput } from '../verb.ts'

type Judge = (layers: readonly Layer[]) => BuildResult

/** Judges the user's files over a chart: one of the project by its definition, any other folder by what lies in it. */
export async function run({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const [chart = ''] = positionals
  const charts = await projectCharts(options.text('config'), io)
  const judge = projectJudge(chart, charts, io) ?? (await folderJudge(chart, charts, io))
  const { layers, issues: unread } = await userLayers(options, io)
  const issues = [...unread, ...withinTime(io.patience, () => judge(layers)).issues]
  report(issues, options.json, io)
  if (!options.json && !issues.some(isError)) io.stderr(`${chart} takes these values\n`)
  return exitCodeOf(issues)
}

/** The charts of the project around, if there is one, and its folder. */
interface ProjectCharts {
  readonly root: string
  readonly models: readonly ChartModel[]
}

async function projectCharts(config: string | undefined, io: Io): Promise<ProjectCharts> {
  if (!config && !findConfig(io.cwd)) return { root: io.cwd, models: [] }
  const { project, root } = await loadProject(io.cwd, config)
  return { root, models: allModels(await modelOf(project.root)) }
}

function projectJudge(chart: string, { root, models }: ProjectCharts, io: Io): Judge | undefined {
  const folder = relativePath(root, resolve(io.cwd, chart))
  const model = models.find(({ name, dir }) => name === chart || dir === folder)
  return model && ((layers) => buildLayers(model, layers, { nulls: 'remove' }))
}

async function folderJudge(chart: string, { models }: ProjectCharts, io: Io): Promise<Judge> {
  if (!existsSync(resolve(io.cwd, chart))) {
    const names = models.map(({ name }) => name)
    const hint = names.length > 0 ? { hint: nameHint(chart, names, 'the project has') } : {}
    const message = `there is no chart ${chart}: neither a chart of the project nor a folder`
    throw new ValuesError([{ code: 'unknown-chart', path: [], message, ...hint }])
  }
  const { readChartFolder } = await import('../../chart-folder/chart-folder.ts')
  const { judgeFolder } = await import('../../chart-folder/judge-folder.ts')
  const folder = await readChartFolder(io.cwd, chart)
  return (layers) => judgeFolder(folder, layers)
}
