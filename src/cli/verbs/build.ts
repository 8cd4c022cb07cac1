import { resolve } from 'node:path'
import { buildLayers, refusedLayers } from '../../build/build-layers.ts'
import { environmentNamed } from '../../build/build-values.ts'
import { environmentValues } from '../../emit/environment-values.ts'
import { ValuesError } from '../../issues.ts'
import { nameHint } from '../../judge/closest.ts'
import { environmentLayers } from '../../layers/environment-layers.ts'
import { loadProject } from '../../project-file/load-project.ts'
import { type ChartModel, modelOf } from '../../schema/model.ts'
import { type ChartSection, chartSections } from '../../schema/sections.ts'
import { differing } from '../../values/minimal.ts'
import type { Values } from '../../values/values.ts'
import { EXIT, type ExitCode, type Io } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import { userLayers } from '../user-layers.ts'
import type { VerbInput } from '../verb.ts'

/** Prints the values of one chart in one environment; nothing at all if there is an error. */
export async function run({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const [environmentName = '', chartName] = positionals
  const { project, locator } = await loadProject(io.cwd, options.text('config'))
  const environment = environmentNamed(project, environmentName)
  const root = await modelOf(project.root)
  const own = environmentLayers(environment, locator)
  const { layers, issues: unread } = await userLayers(options, io, own.layers)
  const built = refusedLayers(root, layers, own.issues) ?? buildLayers(root, layers, { nulls: 'refuse' })
  const issues = [...unread, ...built.issues]
  const exit = exitCodeOf(issues)
  if (exit !== EXIT.fine || !built.values) {
    report(issues, options.json, io)
    return exit
  }
  const { chart, values: complete } = sectionNamed(root, built.values, chartName)
  const values = options.isOn('minimal') ? differing(complete, chart.defaults) : complete
  const output = options.text('output')
  if (output !== undefined) await writeOutput(output, environmentValues(values), options.isOn('force'), io)
  report(issues, options.json, io, { values })
  if (output !== undefined) return EXIT.fine
  if (!options.json) io.stdout(environmentValues(values))
  return EXIT.fine
}

async function writeOutput(file: string, content: string, force: boolean, io: Io): Promise<void> {
  const { isRefused, planOutput } = await import('../../disk/plan.ts')
  const { writePlanned } = await import('../../disk/write.ts')
  const planned = planOutput(resolve(io.cwd, file), content, force)
  const failed = isRefused(planned) ? planned : writePlanned('', planned)
  if (failed) throw new ValuesError([failed])
  io.stderr(`wrote ${file}\n`)
}

/** @throws ValuesError `unknown-chart`, with the names there are. */
function sectionNamed(root: ChartModel, values: Values, name = root.name): ChartSection {
  const sections = chartSections(root, values)
  const found = sections.find((section) => section.name === name)
  if (found) return found
  const names = sections.map((section) => section.name)
  const message = `this project has no chart ${name}`
  throw new ValuesError([{ code: 'unknown-chart', path: [], message, hint: nameHint(name, names) }])
}
