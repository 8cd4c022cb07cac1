import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/cli/bin.js')
/** Root may read and write what nobody may, so a run as root is made as this user. */
export const NOBODY = 65534
export const isRoot = process.getuid?.() === 0

/** What a process of the command line said. */
export interface ProcessResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line in a process of its own, which may take half a gigabyte and a minute. */
export function runProcess(
  cwd: string,
  args: readonly string[],
  { asNobody = false }: { readonly asNobody?: boolean } = {},
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=512', bin, ...args], {
      cwd,
      timeout: 60_000,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(asNobody && isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
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
