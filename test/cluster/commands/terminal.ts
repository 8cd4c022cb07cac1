import { at, type Rendered } from '../../charts/render.ts'
import { Checkout } from '../../commands/checkout.ts'
import { helmCall } from '../../commands/helm-call.ts'
import { kubectlCall } from '../../commands/kubectl-call.ts'
import { type Command, commandsIn } from '../../commands/shell-words.ts'
import type { StartState } from '../../commands/start-states.ts'
import type { ProgramResult } from '../../support/run-program.ts'
import type { Cluster } from '../clusters.ts'
import { clear, live, settles } from '../live.ts'
import { Watch } from '../watch.ts'
import { filledIn } from './filled-in.ts'

/** What a command of a page did on a cluster. */
export interface Done extends ProgramResult {
  readonly cluster: Cluster
  readonly words: readonly string[]
  /** The one that the command is about. */
  readonly namespace: string
  /** What its namespace had before, of the kinds whose change commands are judged by. */
  readonly before: readonly Rendered[]
}

const OBSERVED = 'deployments,statefulsets,pvc,pods'

/** A folder with the charts and a cluster, where commands of a page run word for word, one after the other. */
export class Terminal {
  readonly #cluster: Cluster
  readonly #checkout = new Checkout()
  #state = ''

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  /** Brings these namespaces and the folder into a state, where commands that changed something have left another one. */
  async start({ folder, done }: StartState, namespaces: readonly string[]): Promise<void> {
    const state = JSON.stringify([done, namespaces])
    if (state !== this.#state) {
      for (const namespace of namespaces) await clear(this.#cluster, namespace)
      this.#checkout.enter('charts')
      for (const command of commandsIn(done.join('\n'))) {
        const { code, stderr, namespace } = await this.run(command)
        if (code !== 0) throw new Error(stderr)
        await settles(this.#cluster, namespace)
      }
    }
    this.#state = state
    this.#checkout.enter(folder)
  }

  async run({ words }: Command): Promise<Done> {
    if (this.#checkout.run(words)) return this.#done(words, '', [], { code: 0, stdout: '', stderr: '' })
    const namespace = namespaceOf(words)
    const before = await live(this.#cluster, namespace, OBSERVED)
    if (!isLook(words)) this.#state = ''
    const full = await filledIn(words, { cluster: this.#cluster, namespace })
    return this.#done(words, namespace, before, await this.#run(full, before))
  }

  async #run([program, ...args]: readonly string[], before: readonly Rendered[]): Promise<ProgramResult> {
    const { cwd } = this.#checkout
    if (program === 'helm') return this.#cluster.helm(args, { cwd })
    if (args.at(-1) !== '-w') return this.#cluster.kubectl(args, { cwd })
    // it would go on for ever
    const watch = new Watch(this.#cluster, args)
    const pods = before.filter(({ kind }) => kind === 'Pod').map((pod) => String(at(pod, 'metadata', 'name')))
    await watch.until((said) => pods.every((name) => said.includes(`${name} `)), 'kubectl shows every pod')
    return { code: null, stdout: await watch.end(), stderr: '' }
  }

  #done(words: readonly string[], namespace: string, before: readonly Rendered[], result: ProgramResult): Done {
    return { ...result, cluster: this.#cluster, words, namespace, before }
  }
}

/** The namespace that a command of helm or kubectl is about. */
export function namespaceOf(words: readonly string[]): string {
  if (words[0] === 'helm') return helmCall(words).namespace
  const { kind, name, namespace } = kubectlCall(words)
  return kind === 'Namespace' ? name : namespace
}

/** It asks, and changes nothing. */
const isLook = ([program = '', verb = '', second = '']: readonly string[]): boolean =>
  /^(helm (list|history)|kubectl (get|describe))$/.test(`${program} ${verb}`) || second === 'status'
