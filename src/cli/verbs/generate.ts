import { basename, dirname } from 'node:path'
import { deleteFile, writePlanned } from '../../disk/write.ts'
import { isError } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import type { ExitCode } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'
import { walkProject } from '../walk-project.ts'

/** Writes what changed. An environment with errors keeps its files as they are; everything else is written. */
export async function run({ options, io }: VerbInput): Promise<ExitCode> {
  const loaded = await loadProject(io.cwd, options.text('config'))
  const say = options.json ? () => {} : io.stderr
  const written: string[] = []
  const { issues, files, stale } = await walkProject(loaded, { force: options.isOn('force'), io }, async (file) => {
    if (file.before === file.after) return undefined
    const failed = writePlanned(loaded.root, file)
    if (failed) return failed
    written.push(file.path)
    if (written.length <= SHOWN_FILES) say(`wrote    ${file.path}\n`)
    return undefined
  })
  for (const path of stale) {
    const failed = deleteFile(loaded.root, path)
    if (failed) issues.push(failed)
    else say(`deleted  ${path}\n`)
  }
  report(issues, options.json, io, { written, deleted: stale, files: files.size })
  say(`${whereabouts(files)}${files.size} files: ${written.length} written, ${files.size - written.length} as before`)
  say(`, ${stale.length} deleted${issues.some(isError) ? ', with errors' : ''}\n`)
  return exitCodeOf(issues)
}

/** A project of hundreds of files is told in numbers. */
const SHOWN_FILES = 40
const SHOWN_FOLDERS = 16

/** Where the files lie, unless there are too many folders to read. */
function whereabouts(files: ReadonlySet<string>): string {
  const folders = [...new Set([...files].map((file) => dirname(file)))]
  if (folders.length > SHOWN_FOLDERS) return ''
  const namesIn = (folder: string): string[] =>
    [...files].filter((file) => dirname(file) === folder).map((file) => basename(file))
  return folders.map((folder) => `  ${folder.padEnd(26)}${namesIn(folder).join(', ')}\n`).join('')
}
