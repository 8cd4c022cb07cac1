import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempDir } from './temp-dir.ts'

/** A copy of the repository as it is, built and installed, so that commands that write leave no trace here. */
export function repositoryCopy(): string {
  const copy = tempDir()
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  })
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(file, join(copy, file), { force: true })
  }
  for (const made of ['node_modules', 'dist']) symlinkSync(join(process.cwd(), made), join(copy, made))
  return copy
}
