import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Cluster } from './clusters.ts'
import { waitFor } from './control-plane/wait-for.ts'

/** A kubectl that goes on until it is ended. */
export class Watch {
  readonly #child
  readonly #ended: Promise<unknown>
  #said = ''

  constructor(cluster: Cluster, args: readonly string[]) {
    this.#child = spawn(cluster.kubectlBin, args, { env: cluster.env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#ended = once(this.#child, 'close')
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text
    })
  }

  /** Waits until what it has printed is as it shall be. */
  async until(is: (said: string) => boolean, what: string): Promise<void> {
    const check = () => {
      if (this.#child.exitCode !== null) throw new Error(`kubectl has ended: ${what}`)
    }
    await waitFor(async () => is(this.#said), { what, check })
  }

  /** Ends it; gives all that it has printed. */
  async end(): Promise<string> {
    this.#child.kill()
    await this.#ended
    return this.#said
  }
}
