import { execFile } from 'node:child_process'
import { ValuesError } from '../issues.ts'

/** A commit of the repository around a folder. */
export interface Commit {
  /** As the user named it. */
  readonly ref: string
  readonly sha: string
  /** The folder that paths start from. */
  readonly cwd: string
  readonly env: Environment
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Finds a commit by branch, tag or any other name that git takes.
 *
 * @throws ValuesError `git-ref`: there is no such commit, no repository, or no git.
 */
export async function findCommit(ref: string, cwd: string, env: Environment): Promise<Commit> {
  // what starts with a dash is never a name of git's and would be read as an option
  const answer = ref.startsWith('-')
    ? { code: 1, stdout: '', stderr: '' }
    : await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd, env })
  if (answer.code === 0) return { ref, sha: answer.stdout.trim(), cwd, env }
  const hint = 'fetch it, or write ./ in front of the name of a file'
  throw refused(answer.stderr.trim() || `there is no file and no commit of git ${ref}`, hint)
}

/**
 * The content of a file at a commit; undefined where it had none.
 *
 * @param path relative to the folder of the commit, with `/`.
 */
export async function showFile({ sha, cwd, env }: Commit, path: string): Promise<string | undefined> {
  const { code, stdout } = await git(['show', `${sha}:./${path}`], { cwd, env })
  return code === 0 ? stdout : undefined
}

/**
 * Writes folders as they were at a commit into another one. Neither the files nor the index of the repository are touched.
 *
 * @param folders relative to the folder of the commit; one that it did not have is left out.
 * @param into an empty folder, absolute.
 * @returns where the folder of the commit lies in there.
 */
export async function checkOut(
  { sha, cwd, env, ref }: Commit,
  folders: readonly string[],
  into: string,
): Promise<string> {
  const own = { ...env, GIT_INDEX_FILE: `${into}/.index` }
  const run = async (args: readonly string[], input = ''): Promise<string> => {
    const { code, stdout, stderr } = await git(args, { cwd, env: own, input })
    if (code !== 0) throw refused(`git cannot read the charts of ${ref}: ${stderr.trim()}`)
    return stdout
  }
  const prefix = (await run(['rev-parse', '--show-prefix'])).trim()
  await run(['read-tree', sha])
  const files = await run(['ls-files', '-z', '--', ...folders])
  await run(['checkout-index', `--prefix=${into}/`, '-z', '--stdin'], files)
  return `${into}/${prefix}`
}

const refused = (message: string, hint?: string): ValuesError =>
  new ValuesError([{ code: 'git-ref', path: [], message, ...(hint ? { hint } : {}) }])

interface GitOptions {
  readonly cwd: string
  readonly env: Environment
  readonly input?: string
}
interface GitRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A tree of a large repository has some MiB of names. */
const MAX_OUTPUT = 256 * 1024 * 1024

function git(args: readonly string[], { cwd, env, input = '' }: GitOptions): Promise<GitRun> {
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      [...args],
      { cwd, env: { ...env }, maxBuffer: MAX_OUTPUT },
      (error, stdout, stderr) => {
        const isMissing = error?.code === 'ENOENT'
        const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
        resolve({ code, stdout, stderr: isMissing ? 'there is no git on PATH' : stderr })
      },
    )
    // git may end before it has read everything
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
