import { execFile } from 'node:child_process'

/** What a scanner prints. It ends with 1 where it found something; any other failure throws what it said. */
export function runTool(bin: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(bin, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error || error.code === 1) resolve(stdout)
      else reject(new Error(`${bin}: ${stderr || stdout || error.message}`))
    })
  })
}
