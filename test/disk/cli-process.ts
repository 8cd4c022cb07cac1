import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built command line. */
export const bin = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/cli/bin.js')

/** Root may read and write what nobody may, unless it gives these powers up. */
const AS_OWNER = ['setpriv', '--bounding-set=-dac_override,-dac_read_search']
const asOwner = process.getuid?.() === 0 ? AS_OWNER : []

/** What a process of the command line said. */
export interface ProcessResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line in a process of its own, which may take half a gigabyte and a minute. Permissions hold for it. */
export function runProcess(cwd: string, args: readonly string[]): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const [program = '', ...rest] = [...asOwner, process.execPath, '--max-old-space-size=512', bin, ...args]
    const child = spawn(program, rest, {
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
