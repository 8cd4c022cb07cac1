import { deleteFile, writePlanned } from '../disk/write.ts'
import { type Issue, isError } from '../issues.ts'
import type { LoadedProject } from '../project-file/load-project.ts'
import { type WalkOptions, walkProject } from './walk-project.ts'

/** What `generate` did to the disk; paths relative to the project. */
export interface Generated {
  readonly issues: Issue[]
  /** Every file that the project makes. */
  readonly files: ReadonlySet<string>
  readonly written: readonly string[]
  readonly deleted: readonly string[]
}

/** A project of hundreds of files is told in numbers. */
const SHOWN_FILES = 40

/** Writes what changed and deletes what is no longer made. An environment with errors keeps its files as they are. */
export async function generateFiles(
  loaded: LoadedProject,
  options: WalkOptions,
  say: (text: string) => void,
): Promise<Generated> {
  const written: string[] = []
  const { issues, files, stale } = await walkProject(loaded, options, async (file) => {
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
  if (!issues.some(isError)) options.memory?.files.noteTidy(files)
  return { issues, files, written, deleted: stale }
}

/** `241 files: 2 written, 239 as before, 0 deleted` */
export function generatedWords({ issues, files, written, deleted }: Generated): string {
  const asBefore = files.size - written.length
  const words = `${files.size} files: ${written.length} written, ${asBefore} as before, ${deleted.length} deleted`
  return issues.some(isError) ? `${words}, with errors` : words
}
