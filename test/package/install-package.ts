import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempDir } from '../support/temp-dir.ts'

/** The root of this repository, whose `dist` is packed. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url))

/** The package as a stranger has it after `npm install clipper-values zod`. */
export interface InstalledPackage {
  /** The stranger's folder. */
  readonly dir: string
  /** Paths that the tarball holds. */
  readonly files: readonly string[]
  /** Runs the installed command line in a folder below `dir`. */
  readonly cli: (args: readonly string[], cwd?: string) => Output
}

/** What a process said. */
export interface Output {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Packs the built package and installs the tarball, with its dependencies and zod, in an empty folder. */
export function installPackage(): InstalledPackage {
  const dir = tempDir()
  const packed = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', dir], root)
  const [tarball] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }]
  writeFileSync(join(dir, 'package.json'), '{ "type": "module", "private": true }\n')
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', join(dir, tarball.filename), 'zod@4'], dir)
  const bin = join(dir, 'node_modules/.bin/clipper-values')
  return {
    dir,
    files: tarball.files.map(({ path }) => path),
    cli: (args, cwd = dir) => run(bin, args, cwd),
  }
}

/** Runs a process to its end. */
export function run(command: string, args: readonly string[], cwd: string): Output {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (error) throw error
  return { status, stdout, stderr }
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
