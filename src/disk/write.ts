import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Issue } from '../issues.ts'
import type { PlannedFile } from './plan.ts'

/**
 * Writes a planned file whole or not at all: into a temporary file beside it, then renamed over it.
 *
 * @returns `write-failed` with the system's reason; the old content is still there.
 */
export async function writePlanned(root: string, { path, after }: PlannedFile): Promise<Issue | undefined> {
  const file = join(root, path)
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFileAtomic(file, after)
    return undefined
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    return { code: 'write-failed', path: [], message: `${path} cannot be written: ${reason}` }
  }
}

/** Files in a folder that is ours whole but that are no longer produced; paths relative to the project, with `/`. */
export async function staleFiles(root: string, folder: string, produced: ReadonlySet<string>): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !produced.has(path))
    .sort()
}

export const deleteFile = (root: string, path: string): Promise<void> => rm(join(root, path))
