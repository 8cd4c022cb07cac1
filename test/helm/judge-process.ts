import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { helmEnv } from './run-helm.ts'

/** What a Helm has against a values file, in each of its commands; empty for nothing. */
export interface HelmFaults {
  readonly lint: string
  readonly template: string
}

/** A judge that runs until it is ended; see judge/main.go. */
export class JudgeProcess {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #waiting: { resolve: (faults: HelmFaults) => void; reject: (error: Error) => void }[] = []
  #said = ''

  constructor(bin: string) {
    // a chart makes much garbage: memory for time
    this.#child = spawn(bin, [], { env: { ...helmEnv(process.env), GOGC: '400' } })
    this.#child.stderr.on('data', (chunk) => {
      this.#said += chunk
    })
    createInterface(this.#child.stdout).on('line', (line) => this.#waiting.shift()?.resolve(JSON.parse(line)))
    const fail = (error: Error): void => {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    }
    this.#child.on('error', fail)
    this.#child.on('close', () => fail(new Error(`the judge ended: ${this.#said}`)))
    this.#child.stdin.on('error', fail)
  }

  /** Judges a values file for the chart in a folder. */
  judge(chart: string, text: string): Promise<HelmFaults> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#child.stdin.write(`${JSON.stringify({ chart, text })}\n`)
    })
  }

  end(): void {
    this.#child.stdin.end()
  }
}
