import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'

/** @see runGo */
export interface GoRun {
  /** What is made, for the lines of progress. */
  readonly what: string
  readonly cwd: string
  /** On top of the environment of this process. */
  readonly env?: NodeJS.ProcessEnv
}

const PROGRESS_MS = 10_000

/**
 * Runs go and gives its standard output; every ten seconds it says on standard error how far it is. A build goes over a
 * thousand packages and more, whose names `-v` has it print.
 */
export function runGo(args: readonly string[], { what, cwd, env }: GoRun): Promise<string> {
  const began = Date.now()
  const lines: string[] = []
  let stdout = ''
  const child = spawn('go', args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)))
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000)
    process.stderr.write(`${what}: ${seconds} s, ${lines.length} packages, ${lines.at(-1) ?? 'starting'}\n`)
  }, PROGRESS_MS)
  return new Promise<string>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT' ? new Error(`Go 1.26 or newer is needed for ${what}, and no go is on PATH`) : error,
      ),
    )
    child.on('close', (code) =>
      code === 0 ? resolve(stdout) : reject(new Error(`go ${args[0]} failed: ${lines.slice(-20).join('\n')}`)),
    )
  }).finally(() => clearInterval(progress))
}

/** Downloads a module, `<path>@<version>`; gives the folder with its files and its go.mod. Both are read-only. */
export async function downloadModule(module: string): Promise<{ readonly Dir: string; readonly GoMod: string }> {
  return JSON.parse(await runGo(['mod', 'download', '-json', module], { what: module, cwd: tmpdir() }))
}
