import { basename, dirname } from 'node:path'
import { isError } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import { writeDefinitionMaps } from '../definition-maps.ts'
import { generatedWords, generateFiles } from '../generate-files.ts'
import { type ExitCode, UsageError } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/** Writes what changed. An environment with errors keeps its files as they are; everything else is written. */
export async function run(input: VerbInput): Promise<ExitCode> {
  const { options, io } = input
  if (options.isOn('watch')) {
    if (options.json) throw new UsageError('--watch tells people what changes; --format json is for one run')
    return (await import('../watch/watch-project.ts')).watchProject(input)
  }
  const loaded = await loadProject(io.cwd, options.text('config'))
  const say = options.json ? () => {} : io.stderr
  const generated = await generateFiles(loaded, { force: options.isOn('force'), io }, say)
  const { issues, files, written, deleted } = generated
  report(issues, options.json, io, { written, deleted, files: files.size })
  say(`${whereabouts(files)}${generatedWords(generated)}\n`)
  // maps are for editors, and take as long as the rest
  if (!io.isTerminal || issues.some(isError)) return exitCodeOf(issues)
  const faults = await writeDefinitionMaps(loaded)
  report(faults, false, io)
  return exitCodeOf(faults)
}

const SHOWN_FOLDERS = 16

/** Where the files lie, unless there are too many folders to read. */
function whereabouts(files: ReadonlySet<string>): string {
  const folders = [...new Set([...files].map((file) => dirname(file)))]
  if (folders.length > SHOWN_FOLDERS) return ''
  const namesIn = (folder: string): string[] =>
    [...files].filter((file) => dirname(file) === folder).map((file) => basename(file))
  return folders.map((folder) => `  ${folder.padEnd(26)}${namesIn(folder).join(', ')}\n`).join('')
}
