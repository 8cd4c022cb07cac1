import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach } from 'vitest'
import { bin } from '../disk/cli-process.ts'

/** A process of `generate --watch`. */
export interface Watching {
  /** Waits for a line and returns all that was said since the last one that was waited for, that line included. */
  readonly until: (pattern: RegExp) => Promise<string>
  /** Puts files in place as editors do, each whole at once. */
  readonly save: (files: Readonly<Record<string, string>>) => void
  /** Ends it by a signal and tells how it ended. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** The last line of each run. */
export const OUTCOME = /^\d+ files: |^nothing is written/

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Starts `generate --watch` and waits until it watches. */
export async function watching(root: string): Promise<Watching & { readonly first: string }> {
  const child = spawn(process.execPath, [bin, 'generate', '--watch'], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  children.push(child)
  const closed = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  )
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]()
  const until = async (pattern: RegExp): Promise<string> => {
    const said: string[] = []
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error(`the process ended before it said ${pattern}:\n${said.join('\n')}`)
      said.push(value)
      if (pattern.test(value)) return said.join('\n')
    }
  }
  const save = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      const temporary = join(dirname(file), '.saving')
      writeFileSync(temporary, text)
      renameSync(temporary, file)
    }
  }
  const end: Watching['end'] = (signal) => {
    child.kill(signal)
    return closed
  }
  return { first: await until(/^watching /), until, save, end }
}
