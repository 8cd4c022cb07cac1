import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const bin = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/cli/bin.js')

/** Root may read and write everything. Without these rights it may what its own files allow, as any other user. */
const AS_ANYBODY = ['setpriv', '--bounding-set=-dac_override,-dac_read_search']
const isRoot = process.getuid?.() === 0

/** What a process of the command line said. */
export interface ProcessResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line in a process of its own, bound by permissions, which may take 512 MB and a minute. */
export function runProcess(cwd: string, args: readonly string[]): Promise<ProcessResult> {
  const [command = '', ...rest] = [
    ...(isRoot ? AS_ANYBODY : []),
    process.execPath,
    '--max-old-space-size=512',
    bin,
    ...args,
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, {
      cwd,
      timeout: 60_000,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
