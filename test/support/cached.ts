import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * A folder of the user's cache, made first where it is not there. It appears by a rename, so that it is whole or not there;
 * of two processes that make it at once, the first wins.
 */
export async function cached(name: string, version: string, make: (folder: string) => Promise<void>): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const folder = join(cache, 'clipper-values', 'tools', name, version)
  if (existsSync(folder)) return folder

  const began = Date.now()
  say(`making ${name} ${version} …`)
  await mkdir(dirname(folder), { recursive: true })
  const draft = await mkdtemp(`${folder}.`)
  try {
    await make(draft)
    await rename(draft, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
  } catch (error) {
    throw new Error(`cannot make ${name} ${version}: ${reason(error)}`, { cause: error })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  say(`made ${name} in ${Math.round((Date.now() - began) / 1000)} s`)
  return folder
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** What the program said, rather than the command line that Node repeats. */
function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string }
  return (stderr || message || String(error)).trim()
}
