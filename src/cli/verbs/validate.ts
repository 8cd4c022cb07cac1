import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type BuildResult, buildLayers } from '../../build/build-layers.ts'
import { allModels } from '../../emit/artifacts.ts'
import { isError, ValuesError } from '../../issues.ts'
import type { Layer } from '../../layers/layer.ts'
import { findConfig, loadProject } from '../../project-file/load-project.ts'
import { modelOf } from '../../schema/model.ts'
import type { ExitCode, Io } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import { userLayers } from '../user-layers.ts'
import type { VerbInput } from '../verb.ts'

type Judge = (layers: readonly Layer[]) => BuildResult

/** Judges the user's files over a chart: one of the project by its definition, any other folder by what lies in it. */
export async function run({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const [chart = ''] = positionals
  const judge = (await projectJudge(chart, options.text('config'), io)) ?? (await folderJudge(chart, io))
  const { layers, issues: unread } = await userLayers(options, io)
  const issues = [...unread, ...judge(layers).issues]
  report(issues, options.json, io)
  if (!options.json && !issues.some(isError)) io.stderr(`${chart} takes these values\n`)
  return exitCodeOf(issues)
}

async function projectJudge(chart: string, config: string | undefined, io: Io): Promise<Judge | undefined> {
  if (!config && !findConfig(io.cwd)) return undefined
  const { project, root } = await loadProject(io.cwd, config)
  const folder = relative(root, join(io.cwd, chart)).split('\\').join('/')
  const model = allModels(await modelOf(project.root)).find(({ name, dir }) => name === chart || dir === folder)
  return model && ((layers) => buildLayers(model, layers, { nulls: 'remove' }))
}

async function folderJudge(chart: string, io: Io): Promise<Judge> {
  if (!existsSync(join(io.cwd, chart))) {
    const message = `there is no chart ${chart}: neither a chart of the project nor a folder`
    throw new ValuesError([{ code: 'unknown-chart', path: [], message }])
  }
  const { readChartFolder } = await import('../../chart-folder/chart-folder.ts')
  const { judgeFolder } = await import('../../chart-folder/judge-folder.ts')
  const folder = await readChartFolder(io.cwd, chart)
  return (layers) => judgeFolder(folder, layers)
}
