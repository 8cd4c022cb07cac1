import { spawn } from 'node:child_process'

/** What a process said. `code` is null where a signal ended it. */
export interface ProgramResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** @see runProgram */
export interface RunProgramOptions {
  /** Text for standard input, for example values for `-f -`. @default '' */
  readonly input?: string
  /** Folder to run in. @default the folder of the test process */
  readonly cwd?: string
  /** @default that of the test process */
  readonly env?: NodeJS.ProcessEnv
}

/** Runs a program and waits for it. A refusal is a result, not an exception; only one that cannot be started rejects. */
export function runProgram(
  bin: string,
  args: readonly string[],
  { input = '', cwd, env = process.env }: RunProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(bin, args, { cwd, env })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    )
    // A program that fails early closes its input; the write error says nothing that its own message does not.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
