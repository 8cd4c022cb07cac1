import { resolve } from 'node:path'
import { environmentValues } from '../../emit/environment-values.ts'
import { ValuesError } from '../../issues.ts'
import { differing } from '../../values/minimal.ts'
import { builtEnvironment, sectionNamed } from '../built-environment.ts'
import { EXIT, type ExitCode, type Io } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/** Prints the values of one chart in one environment; nothing at all if there is an error. */
export async function run(input: VerbInput): Promise<ExitCode> {
  const { positionals, options, io } = input
  const [environmentName = '', chartName] = positionals
  const { root, values: all, issues } = await builtEnvironment(environmentName, input)
  const exit = exitCodeOf(issues)
  if (exit !== EXIT.fine || !all) {
    report(issues, options.json, io)
    return exit
  }
  const { chart, values: complete } = sectionNamed(root, all, chartName)
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
  const { deleteLeftovers, writePlanned } = await import('../../disk/write.ts')
  const planned = planOutput(resolve(io.cwd, file), content, force)
  const failed = isRefused(planned) ? planned : writePlanned('', planned)
  if (failed) throw new ValuesError([failed])
  if (!isRefused(planned)) deleteLeftovers(planned.path)
  io.stderr(`wrote ${file}\n`)
}
