import { readFile, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { type Artifact, HEADER, SECTION_BEGIN, SECTION_END } from '../emit/artifact.ts'
import type { Issue } from '../issues.ts'

/** One artifact beside what is on disk. */
export interface PlannedFile {
  readonly path: string
  /** Undefined where no file is. */
  readonly before: string | undefined
  readonly after: string
}

/**
 * Compares an artifact with the disk. Nothing is written.
 *
 * @param root absolute path of the project.
 * @returns the file before and after; or why it must not be written: `file-not-ours` (no header of ours in the first
 *   lines), `markers-missing` (a README without the two markers), `path-outside` (a symbolic link leads out of the project).
 */
export async function planArtifact(root: string, artifact: Artifact, force: boolean): Promise<PlannedFile | Issue> {
  const { path, kind } = artifact
  if (!(await leadsInside(root, path))) return issue('path-outside', path, 'a symbolic link leads out of the project')
  try {
    return planText(artifact, await readText(join(root, path)), force || kind === 'owned')
  } catch (error) {
    return issue('file-unreadable', path, `cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
}

/** As `planArtifact`, for a file outside a project, which the user names. */
export async function planOutput(file: string, content: string, force: boolean): Promise<PlannedFile | Issue> {
  return planText({ kind: 'file', path: file, content }, await readText(file), force)
}

function planText(artifact: Artifact, before: string | undefined, force: boolean): PlannedFile | Issue {
  const { kind, path, content } = artifact
  if (kind === 'section') return planSection(artifact, before)
  if (before !== undefined && !force && !isOurs(before))
    return issue(
      'file-not-ours',
      path,
      'exists and was not generated',
      'move it away, or run with --force to replace it',
    )
  return { path, before, after: content }
}

/** Ours carries the header, or what stands for it, in its first five lines. */
const isOurs = (content: string): boolean => content.split('\n', 5).some((line) => line.includes(HEADER))

function planSection({ path, content }: Artifact, before: string | undefined): PlannedFile | Issue {
  const section = `${SECTION_BEGIN}\n\n${content}\n${SECTION_END}`
  if (before === undefined) return { path, before, after: `${section}\n` }
  const [begin, end] = [before.indexOf(SECTION_BEGIN), before.indexOf(SECTION_END)]
  if (begin < 0 || end < begin)
    return issue(
      'markers-missing',
      path,
      'has no place for the table of settings',
      `add the lines ${SECTION_BEGIN} and ${SECTION_END}`,
    )
  return { path, before, after: before.slice(0, begin) + section + before.slice(end + SECTION_END.length) }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** True if the nearest part of the path that exists lies, links followed, below the project. */
async function leadsInside(root: string, path: string): Promise<boolean> {
  const home = await realpath(root)
  for (let place = join(root, path); place.length >= root.length; place = dirname(place)) {
    const real = await realpath(place).catch(() => undefined)
    if (real !== undefined) return real === home || real.startsWith(home + sep)
  }
  return false
}

const issue = (code: Issue['code'], file: string, message: string, hint?: string): Issue => ({
  code,
  path: [],
  message: `${file} ${message}`,
  ...(hint ? { hint } : {}),
})

/** True for the outcome that must not be written. */
export const isRefused = (planned: PlannedFile | Issue): planned is Issue => 'code' in planned
