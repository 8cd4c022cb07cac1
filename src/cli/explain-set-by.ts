import { environmentNamed } from '../build/build-values.ts'
import { type Environment, environmentChain } from '../define/environment.ts'
import type { Project } from '../define/project.ts'
import { type OwnSetting, settingsOfEnvironment } from '../explain/set-by.ts'
import { formatOrigin, type Origin } from '../issues.ts'
import { formatPath } from '../path.ts'
import { loadProject } from '../project-file/load-project.ts'
import { modelOf } from '../schema/model.ts'
import { shortValue } from './explain-text.ts'
import { type ExitCode, UsageError } from './io.ts'
import { exitCodeOf, report } from './report.ts'
import { columnLines } from './table.ts'
import type { VerbInput } from './verb.ts'

const LAYER_OPTIONS = ['values', 'set', 'set-string', 'set-json', 'set-file', 'set-literal']

/** Lists what one environment sets itself and what each replaces. */
export async function explainSetBy({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const name = options.text('set-by') ?? ''
  if (positionals.length > 0) throw new UsageError('--set-by stands instead of <env> and [path]')
  if (LAYER_OPTIONS.some((option) => options.texts(option).length > 0))
    throw new UsageError('--set-by lists an environment alone: no -f, no --set')
  const { project, locator } = await loadProject(io.cwd, options.text('config'))
  const environment = anyEnvironment(project, name)
  const { settings, issues } = settingsOfEnvironment(await modelOf(project.root), environment, locator)
  report(issues, options.json, io, { environment: name, settings })
  if (!options.json) {
    const redundant = settings.filter((setting) => setting.redundant).length
    io.stdout(
      columnLines(settings.map(row))
        .map((line) => `${line}\n`)
        .join(''),
    )
    io.stderr(`${name} sets ${settings.length} settings itself, ${redundant} of them to what is there anyway\n`)
  }
  return exitCodeOf(issues)
}

/** Also one that only serves others to extend. */
const anyEnvironment = (project: Project, name: string): Environment =>
  project.environments.flatMap(environmentChain).find((environment) => environment.name === name) ??
  environmentNamed(project, name)

function row({ path, written, value, origin, replaces, redundant, beatenBy }: OwnSetting): string[] {
  const under = replaces && `${shortValue(replaces.value)} in ${placeText(replaces.origin)}`
  const said = redundant
    ? `warning: redundant, ${under ? `as ${under} comes to the same` : 'as nothing is there to remove'}`
    : (under && `instead of ${under}`) || 'new'
  const marks = [
    ...(beatenBy ? [`warning: beaten by ${formatOrigin(beatenBy)}`] : []),
    ...(written ? [`written as ${formatPath(written)}`] : []),
  ]
  return [formatPath(path), shortValue(value), placeText(origin), [said, ...marks].join('; ')]
}

/** The line alone, where there is one: its file says which layer it is. */
const placeText = (origin: Origin): string => (origin.line ? `${origin.file}:${origin.line}` : formatOrigin(origin))
