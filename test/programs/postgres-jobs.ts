import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from '../charts/render.ts'
import { envOf, fileIn, jobContainerOf } from './postgres-chart.ts'
import { ownedFolder, type ProgramResult, programs } from './postgres-programs.ts'
import type { PostgresServer } from './postgres-server.ts'

/** A volume for dumps, and the Jobs that work on it. */
export interface Jobs {
  readonly dir: string
  /** Names of all files there. */
  readonly files: () => string[]
  readonly backup: (env?: Readonly<Record<string, string>>) => ProgramResult
  readonly restore: (file: string, env?: Readonly<Record<string, string>>) => ProgramResult
}

/** Runs the rendered scripts with the rendered command and variables; only the address and the folders are this machine's. */
export function jobsOn(server: PostgresServer): Jobs {
  const path = ownedFolder()
  const [dir, scripts] = [join(path, 'backups'), join(path, 'scripts')]
  for (const folder of [dir, scripts]) {
    mkdirSync(folder)
    chmodSync(folder, 0o777)
  }
  for (const file of ['backup.sh', 'restore.sh'])
    writeFileSync(join(scripts, file), fileIn(server.objects, '-scripts', file))
  const run = (role: string, env: Readonly<Record<string, string>>): ProgramResult => {
    const container = jobContainerOf(server.objects, role)
    const command = (at(container, 'command') as string[]).map((part) => part.replace('/scripts', scripts))
    return server.run(command, { env: { ...envOf(container), PGHOST: '127.0.0.1', BACKUP_DIR: dir, ...env } })
  }
  return {
    dir,
    files: () => readdirSync(dir).sort(),
    backup: (env = {}) => run('backup', env),
    restore: (file, env = {}) => run('restore', { RESTORE_FILE: file, ...env }),
  }
}

/**
 * A PATH on which a program is another one: a shell script that finds the real one in `$real`, and in `$file` the value of
 * the last argument.
 */
export function pathWith(folder: string, program: string, lines: string): Readonly<Record<string, string>> {
  const bin = join(folder, `with-${program}`)
  mkdirSync(bin, { recursive: true })
  writeFileSync(
    join(bin, program),
    `#!/bin/sh\nreal=${join(programs, program)}\nfor last; do file=\${last#*=}; done\n${lines}\n`,
  )
  chmodSync(join(bin, program), 0o755)
  return { PATH: `${bin}:${programs}:/usr/sbin:/usr/bin:/sbin:/bin` }
}
