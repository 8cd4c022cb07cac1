import { isAbsolute, resolve } from 'node:path'
import { isRefused, type PlannedFile, planChange } from '../../disk/plan.ts'
import { relativePath } from '../../disk/relative-path.ts'
import { writePlanned } from '../../disk/write.ts'
import { editorBindings } from '../../emit/editor/bindings.ts'
import type { Issue } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import { modelOf } from '../../schema/model.ts'
import { editorChoices } from '../editor-choices.ts'
import { type EditorFile, editorNamed } from '../editors.ts'
import { type ExitCode, UsageError } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/** Prints the settings that tell an editor which schema is whose, as they would stand in its files, or writes them there. */
export async function run({ positionals, options, io }: VerbInput): Promise<ExitCode> {
  const { name, files, isPasted } = await editorNamed(positionals[0] ?? '')
  const isWritten = options.isOn('write')
  if (isWritten && isPasted)
    throw new UsageError(`the settings of ${name} are not the project's: paste what editor ${name} prints`)
  const { project, root } = await loadProject(io.cwd, options.text('config'))
  const opened = resolve(io.cwd, options.text('workspace') ?? root)
  const model = await modelOf(project.root)
  const bindings = editorBindings(model, project, editorChoices(options, model), prefixOf(root, opened))
  const planned = files.map(({ path, merge }) => planChange(opened, path, (before) => merge(before, bindings)))
  const issues: Issue[] = planned.filter(isRefused)
  const fine = planned.filter((file): file is PlannedFile => !isRefused(file))
  // one file without the other would bind nothing
  const changed = issues.length > 0 || !isWritten ? [] : fine.filter(({ before, after }) => before !== after)
  for (const file of changed) {
    const failed = writePlanned(opened, file)
    if (failed) issues.push(failed)
  }
  report(issues, options.json, io, { files: fine.map(({ path, after }) => ({ path, content: after })) })
  if (options.json || issues.length > 0) return exitCodeOf(issues)
  if (isWritten)
    for (const file of fine) io.stderr(`${changed.includes(file) ? 'wrote    ' : 'as before'} ${file.path}\n`)
  else io.stdout(fine.map((file) => shown(file, files)).join('\n'))
  return exitCodeOf(issues)
}

/** The project as seen from the folder that the editor opens. */
function prefixOf(root: string, opened: string): string {
  const path = relativePath(opened, root)
  if (path === '..' || path.startsWith('../') || isAbsolute(path))
    throw new UsageError('--workspace is the folder of the configuration file, or one above it')
  return path === '' ? '' : `${path}/`
}

const shown = ({ path, after }: PlannedFile, files: readonly EditorFile[]): string => {
  const comment = files.find((file) => file.path === path)?.comment ?? ((text: string) => text)
  return `${comment(path)}\n${after}`
}
