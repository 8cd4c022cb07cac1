import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { type Artifact, HEADER, SECTION_BEGIN, SECTION_END } from '../emit/artifact.ts'
import type { Issue } from '../issues.ts'
import { isThere } from './read.ts'
import { reasonOf } from './reason.ts'

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
 *   lines), `markers-missing` (a README without the two markers), `path-outside` (a symbolic link leads out of the project),
 *   `file-unreadable` (what stands there is no file, or must not be read).
 */
export function planArtifact(root: string, artifact: Artifact, force: boolean): PlannedFile | Issue {
  return plan(root, artifact.path, (before) => planText(artifact, before, force || artifact.kind === 'owned'))
}

/**
 * As `planArtifact`, for a file that is the user's and that something is added to.
 *
 * @param merge the whole file after the change, or why it cannot be made.
 */
export function planChange(
  root: string,
  path: string,
  merge: (before: string | undefined) => string | Issue,
): PlannedFile | Issue {
  return plan(root, path, (before) => {
    const after = merge(before)
    return typeof after === 'string' ? { path, before, after } : after
  })
}

function plan(
  root: string,
  path: string,
  change: (before: string | undefined) => PlannedFile | Issue,
): PlannedFile | Issue {
  if (!leadsInside(root, path))
    return issue(
      'path-outside',
      path,
      'is not touched: a symbolic link leads out of the project',
      'put a file or folder of its own in place of the link',
    )
  let before: string | undefined
  try {
    before = readText(join(root, path))
  } catch (error) {
    return issue('file-unreadable', path, `cannot be read: ${reasonOf(error)}`)
  }
  return change(before)
}

/**
 * As `planArtifact`, for a file that the user names, which may lie anywhere; a link is followed. What is no file, such as
 * /dev/null, is refused: a rename would replace it.
 */
export function planOutput(file: string, content: string, force: boolean): PlannedFile | Issue {
  try {
    const path = existsSync(file) ? realpathSync.native(file) : file
    const before = readText(path)
    // an empty file, as mktemp makes it, is nobody's work
    return planText({ kind: 'file', path, content }, before, force || before === '')
  } catch (error) {
    const hint = 'without --output the values go to standard output'
    return issue('write-failed', file, `cannot be written: ${reasonOf(error)}`, hint)
  }
}

function planText(artifact: Artifact, before: string | undefined, force: boolean): PlannedFile | Issue {
  const { kind, path, content } = artifact
  if (kind === 'section') return planSection(artifact, before, force)
  if (before !== undefined && !force && !isOurs(before))
    return issue(
      'file-not-ours',
      path,
      'exists and was not generated',
      'move it away, or run with --force to replace it',
    )
  return { path, before, after: content }
}

/**
 * Of paths that only some definitions make, the files of ours that this definition does not.
 *
 * @throws Error of the system where one cannot be read.
 */
export const outdated = (root: string, paths: readonly string[], produced: ReadonlySet<string>): string[] =>
  paths
    .filter((path) => !produced.has(path) && existsSync(join(root, path)))
    .filter((path) => leadsInside(root, path) && isOurs(readText(join(root, path)) ?? ''))

/** Ours carries the header, or what stands for it, in its first five lines. */
const isOurs = (content: string): boolean => content.split('\n', 5).some((line) => line.includes(HEADER))

function planSection({ path, content }: Artifact, before: string | undefined, force: boolean): PlannedFile | Issue {
  const section = `${SECTION_BEGIN}\n\n${content}\n${SECTION_END}`
  if (before === undefined) return { path, before, after: `${section}\n` }
  const begin = before.indexOf(SECTION_BEGIN)
  const end = before.indexOf(SECTION_END, begin)
  const isMissing = begin < 0 || end < begin
  // half a pair could be anything
  if (isMissing && force && !before.includes(SECTION_BEGIN) && !before.includes(SECTION_END))
    return { path, before, after: `${before.trimEnd()}\n\n${section}\n` }
  if (isMissing)
    return issue(
      'markers-missing',
      path,
      'has no place for the table of settings',
      `add the lines ${SECTION_BEGIN} and ${SECTION_END}, or run with --force to have it at the end`,
    )
  return { path, before, after: before.slice(0, begin) + section + before.slice(end + SECTION_END.length) }
}

const readText = (file: string): string | undefined => (isThere(file) ? readFileSync(file, 'utf8') : undefined)

/** True if the nearest part of the path that exists lies, links followed, below the project. */
export function leadsInside(root: string, path: string): boolean {
  const real = nearestReal(join(root, path))
  const home = realpathSync.native(root)
  return real === home || real.startsWith(home + sep)
}

function nearestReal(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return nearestReal(dirname(path))
  }
}

const issue = (code: Issue['code'], file: string, message: string, hint?: string): Issue => ({
  code,
  path: [],
  message: `${file} ${message}`,
  ...(hint ? { hint } : {}),
})

/** True for the outcome that must not be written. */
export const isRefused = (planned: PlannedFile | Issue): planned is Issue => 'code' in planned
