import { deleteFile, writePlanned } from '../../disk/write.ts'
import { isError } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import type { ExitCode } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verbs.ts'
import { walkProject } from '../walk-project.ts'

/** Writes what changed. An environment with errors keeps its files as they are; everything else is written. */
export async function run({ options, io }: VerbInput): Promise<ExitCode> {
  const loaded = await loadProject(io.cwd, options.text('config'))
  const say = options.json ? () => {} : io.stderr
  const written: string[] = []
  const { issues, files, stale } = await walkProject(loaded, options.isOn('force'), async (file) => {
    if (file.before === file.after) return undefined
    const failed = await writePlanned(loaded.root, file)
    if (failed) return failed
    written.push(file.path)
    say(`wrote    ${file.path}\n`)
    return undefined
  })
  for (const path of stale) {
    await deleteFile(loaded.root, path)
    say(`deleted  ${path}\n`)
  }
  report(issues, options.json, io, { written, deleted: stale, files })
  const failed = issues.some(isError) ? ', with errors' : ''
  say(
    `${files} files: ${written.length} written, ${files - written.length} as before, ${stale.length} deleted${failed}\n`,
  )
  return exitCodeOf(issues)
}
