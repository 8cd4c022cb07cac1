import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { kill, pid } from 'node:process'
import type { Issue } from '../issues.ts'
import { leadsInside, type PlannedFile } from './plan.ts'
import { reasonOf } from './reason.ts'
import { relativePath } from './relative-path.ts'

/**
 * Writes a planned file whole or not at all: into a temporary file beside it, then renamed over it, with the permissions
 * of the old one. A symbolic link is replaced; what it leads to stays. No fsync: whoever reads sees the old file or the
 * new one, and after a power cut it can be made again.
 *
 * @returns `write-failed` with the system's reason; the old content is still there.
 */
export function writePlanned(root: string, { path, after }: PlannedFile): Issue | undefined {
  const file = join(root, path)
  const temporary = join(dirname(file), `.${basename(file)}.${pid}.tmp`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const mode = statSync(file, { throwIfNoEntry: false })?.mode
    // of an earlier process with this number; in a folder of many users it could be a link, so nothing is written through it
    rmSync(temporary, { force: true })
    writeFileSync(temporary, after, { flag: 'wx', mode })
    if (mode !== undefined) chmodSync(temporary, mode)
    renameSync(temporary, file)
    return undefined
  } catch (error) {
    if (existsSync(temporary)) deleteFile('', temporary)
    return failed(`${path} cannot be written`, error)
  }
}

/** Deletes a file, if it is still there; `write-failed` if the system refuses. */
export function deleteFile(root: string, path: string): Issue | undefined {
  try {
    rmSync(join(root, path), { force: true })
    return undefined
  } catch (error) {
    return failed(`${path} cannot be deleted`, error)
  }
}

/**
 * Files in a folder that is ours whole but that are no longer produced; paths relative to the project, with `/`. The map of a
 * file that is produced is none.
 *
 * @throws Error of the system where a folder cannot be listed.
 */
export function staleFiles(root: string, folder: string, produced: ReadonlySet<string>): string[] {
  if (!isOwnFolder(root, folder)) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !isBeingWritten(entry.name))
    .map((entry) => relativePath(root, join(entry.parentPath, entry.name)))
    .filter((path) => !produced.has(path) && !produced.has(path.replace(/\.map$/, '')))
    .sort()
}

/**
 * What killed runs left beside the files they were about to replace; paths relative to the project, with `/`.
 *
 * @throws Error of the system where a folder cannot be listed.
 */
export function leftovers(root: string, produced: ReadonlySet<string>): string[] {
  const folders = new Set([...produced].map((path) => posix.dirname(path)))
  return [...folders].flatMap((folder) => {
    if (!isOwnFolder(root, folder)) return []
    return readdirSync(join(root, folder))
      .filter((name) => produced.has(posix.join(folder, TEMPORARY.exec(name)?.[1] ?? '')) && !isBeingWritten(name))
      .map((name) => posix.join(folder, name))
  })
}

/** Deletes what killed runs left beside a file that the user named; what cannot be deleted is in nobody's way. */
export function deleteLeftovers(file: string): void {
  try {
    const folder = dirname(file)
    for (const path of leftovers(folder, new Set([basename(file)]))) deleteFile(folder, path)
  } catch {
    // a folder that may be written to and not be listed
  }
}

/** The name of a temporary file: that of the file, the number of the process. */
const TEMPORARY = /^\.(.+)\.(\d+)\.tmp$/

/**
 * True for the temporary file of another run that is at work now: if it were deleted, that run would fail. Its process
 * number may have gone to another process meanwhile; then the file stays until a later run.
 */
function isBeingWritten(name: string): boolean {
  const writer = Number(TEMPORARY.exec(name)?.[2] ?? pid)
  if (writer === pid) return false
  try {
    kill(writer, 0)
    return true
  } catch (error) {
    // a process of another user lives, too
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** True for a folder that is there and lies, links followed, in the project. */
function isOwnFolder(root: string, folder: string): boolean {
  const path = join(root, folder)
  return existsSync(path) && statSync(path).isDirectory() && leadsInside(root, folder)
}

const failed = (what: string, error: unknown): Issue => ({
  code: 'write-failed',
  path: [],
  message: `${what}: ${reasonOf(error)}`,
})
