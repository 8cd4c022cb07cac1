import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A process of a cluster; what it says goes to `<name>.log` in the cluster's folder. */
export interface Program {
  readonly name: string
  readonly bin: string
  readonly args: readonly string[]
}

const script = fileURLToPath(new URL('guard.mjs', import.meta.url))

/** Starts and ends the processes of one cluster, and its folder; see guard.mjs. */
export class Guard {
  readonly folder: string
  readonly #process: ChildProcess
  #failure: Error | undefined

  private constructor(folder: string) {
    this.folder = folder
    // a group of its own, so that a signal for all of this one's group leaves it to clean up
    this.#process = fork(script, [folder], { detached: true, stdio: 'ignore' })
    this.#process.on('message', ({ name, how }: { name: string; how: string | number }) => {
      this.#failure ??= new Error(`${name} has ended (${how}):\n${this.#lastLines(name)}`)
    })
  }

  /** Makes an empty folder in the system's temporary one, and who guards it. */
  static async create(name: string): Promise<Guard> {
    return new Guard(await mkdtemp(join(await realpath(tmpdir()), `clipper-values-${name}-`)))
  }

  start(program: Program): void {
    this.#process.send(program)
  }

  /** Throws where a process has ended by itself, with the last lines that it said. */
  check(): void {
    if (this.#failure) throw this.#failure
  }

  /** Ends all processes and removes the folder; done when both are gone. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    if (this.#process.connected) this.#process.disconnect()
    await ended
  }

  #lastLines(name: string): string {
    const log = join(this.folder, `${name}.log`)
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-10).join('\n') : ''
  }
}
