import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tempDir } from '../support/temp-dir.ts'

const ROOT = '/usr/lib/postgresql'

/** Folder of the programs of the newest installed PostgreSQL. */
export const programs = findPrograms()

// PostgreSQL refuses to run as root; the Debian package makes a user for it.
const user = process.getuid?.() === 0 ? 'postgres' : undefined

function findPrograms(): string {
  const versions = existsSync(ROOT)
    ? readdirSync(ROOT).filter((name) => existsSync(join(ROOT, name, 'bin/initdb')))
    : []
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1)
  if (!newest) throw new Error('PostgreSQL is missing: install the Debian package postgresql')
  return join(ROOT, newest, 'bin')
}

/** @see runProgram */
export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

/** What a program said. */
export interface ProgramResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, as the user of PostgreSQL and with nothing of this process's environment. */
export function runProgram(command: readonly string[], { env = {}, input = '' }: ProgramOptions = {}): ProgramResult {
  const [program = '', ...args] = user ? ['runuser', '-u', user, '--', ...command] : command
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    cwd: tmpdir(),
    env: { PATH: `${programs}:/usr/sbin:/usr/bin:/sbin:/bin`, LC_ALL: 'C.UTF-8', ...env },
  })
  if (error) throw error
  return { code: status, stdout, stderr }
}

/** The same, where only success will do; returns what it printed. */
export function mustRun(command: readonly string[], options?: ProgramOptions): string {
  const { code, stdout, stderr } = runProgram(command, options)
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}: ${stderr}`)
  return stdout.trim()
}

/** A new folder that the user of PostgreSQL owns, removed after the run. */
export function ownedFolder(): string {
  const path = tempDir()
  if (user) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout))
    chownSync(path, uid ?? 0, gid ?? 0)
  }
  return path
}
