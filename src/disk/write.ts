import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { pid } from 'node:process'
import type { Issue } from '../issues.ts'
import { leadsInside, type PlannedFile } from './plan.ts'
import { reasonOf } from './reason.ts'

/**
 * Writes a planned file whole or not at all: into a temporary file beside it, then renamed over it. No fsync: whoever
 * reads sees the old file or the new one, and after a power cut it can be made again.
 *
 * @returns `write-failed` with the system's reason; the old content is still there.
 */
export function writePlanned(root: string, { path, after }: PlannedFile): Issue | undefined {
  const file = join(root, path)
  const temporary = join(dirname(file), `.${basename(file)}.${pid}.tmp`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, after)
    renameSync(temporary, file)
    return undefined
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary)
    return { code: 'write-failed', path: [], message: `${path} cannot be written: ${reasonOf(error)}` }
  }
}

/** Files in a folder that is ours whole but that are no longer produced; paths relative to the project, with `/`. */
export function staleFiles(root: string, folder: string, produced: ReadonlySet<string>): string[] {
  if (!isOwnFolder(root, folder)) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !produced.has(path))
    .sort()
}

/** What killed runs left beside the files they were about to replace; paths relative to the project, with `/`. */
export function leftovers(root: string, produced: ReadonlySet<string>): string[] {
  const folders = new Set([...produced].map((path) => posix.dirname(path)))
  return [...folders].flatMap((folder) => {
    if (!isOwnFolder(root, folder)) return []
    return readdirSync(join(root, folder))
      .filter((name) => produced.has(posix.join(folder, /^\.(.+)\.\d+\.tmp$/.exec(name)?.[1] ?? '')))
      .map((name) => posix.join(folder, name))
  })
}

/** Deletes a file; `write-failed` if the system refuses. */
export function deleteFile(root: string, path: string): Issue | undefined {
  try {
    rmSync(join(root, path))
    return undefined
  } catch (error) {
    return { code: 'write-failed', path: [], message: `${path} cannot be deleted: ${reasonOf(error)}` }
  }
}

/** True for a folder that is there and lies, links followed, in the project. */
function isOwnFolder(root: string, folder: string): boolean {
  const path = join(root, folder)
  return existsSync(path) && statSync(path).isDirectory() && leadsInside(root, folder)
}
