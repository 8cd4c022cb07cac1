import { execFileSync } from 'node:child_process'
import { cpSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '../support/temp-dir.ts'

/** A copy of the repository's charts and values, and the folder in it in which commands run. */
export class Checkout {
  readonly #root = tempDir()
  #cwd = this.#root

  constructor() {
    for (const folder of ['charts', 'generated']) cpSync(folder, join(this.#root, folder), { recursive: true })
  }

  get cwd(): string {
    return this.#cwd
  }

  /** Goes to a folder of the copy. */
  enter(folder: string): void {
    this.#cwd = join(this.#root, folder)
  }

  /** Runs a command that is about folders and files only; gives whether it was one. */
  run([program = '', ...words]: readonly string[]): boolean {
    if (program === 'cd') {
      this.#cwd = join(this.#cwd, words[0] ?? '')
      if (!statSync(this.#cwd).isDirectory()) throw new Error(`${this.#cwd} is no folder`)
    } else if (program === 'cp' || program === 'mkdir') execFileSync(program, words, { cwd: this.#cwd })
    else return false
    return true
  }
}
