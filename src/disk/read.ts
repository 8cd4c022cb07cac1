import { createReadStream, type Stats, statSync } from 'node:fs'
import type { Issue } from '../issues.ts'
import { MAX_BYTES } from '../layers/limits.ts'
import { reasonOf } from './reason.ts'

/**
 * Reads a source to its end or, as it may be endless, to a little more than `MAX_BYTES`: whoever takes the content refuses
 * what is longer.
 */
export async function readAtMost(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAX_BYTES) break
  }
  return Buffer.concat(chunks)
}

/**
 * As `readAtMost`, for a file that a user names: a regular file, a pipe, a device.
 *
 * @returns the content, or why there is none: `file-missing`, `file-unreadable`.
 */
export async function readNamed(file: string, name: string): Promise<Uint8Array | Issue> {
  try {
    return await readAtMost(createReadStream(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return unreadable(name, error)
    return { code: 'file-missing', path: [], message: `there is no file ${name}` }
  }
}

/** As `readNamed`, for a file of a chart, which may be missing: then undefined. */
export async function readPart(file: string, name: string): Promise<Uint8Array | Issue | undefined> {
  try {
    return isThere(file) ? await readNamed(file, name) : undefined
  } catch (error) {
    return unreadable(name, error)
  }
}

/** True for a file, false where nothing is. @throws as `assertRegular` for what is no file. */
export function isThere(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found) assertRegular(found)
  return found !== undefined
}

/** @throws Error for what cannot be read or replaced as a whole: a folder, and what a reader could wait for forever. */
export function assertRegular(found: Stats): void {
  if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  if (!found.isFile()) throw new Error('it is a pipe, a socket or a device')
}

const unreadable = (name: string, error: unknown): Issue => ({
  code: 'file-unreadable',
  path: [],
  message: `${name} cannot be read: ${reasonOf(error)}`,
})
