import { withoutDrawn } from '../charts/exceptions.ts'
import { objectsIn, type Rendered } from '../charts/render.ts'
import { type HelmResult, runHelm } from '../helm/run-helm.ts'
import { Checkout } from './checkout.ts'
import { type HelmCall, helmCall } from './helm-call.ts'
import { kubectlCall } from './kubectl-call.ts'
import { type Release, Releases } from './releases.ts'
import type { Command } from './shell-words.ts'

/** What a command did. */
export interface Seen {
  readonly words: readonly string[]
  /** What it rendered; for what asks the cluster, all that the releases of its namespace rendered. */
  readonly objects: readonly Rendered[]
  /** What all releases of its namespace rendered. */
  readonly namespace: readonly Rendered[]
  /** What the release was before. */
  readonly before: Release | undefined
  readonly stdout: string
  /** Folder that it ran in. */
  readonly cwd: string
  /** Runs helm in that folder. */
  helm(...args: readonly string[]): Promise<HelmResult>
  /** Renders there. */
  template(...args: readonly string[]): Promise<Rendered[]>
}

/** A copy of the repository's charts and values with one helm, in which commands run one after the other. */
export class Workbench {
  readonly #bin: string
  readonly #checkout = new Checkout()
  #releases = new Releases()

  constructor(bin: string) {
    this.#bin = bin
  }

  /** Starts anew in a folder of the copy, with these releases. */
  reset(folder: string, releases = new Releases()): void {
    this.#checkout.enter(folder)
    this.#releases = releases.copy()
  }

  get releases(): Releases {
    return this.#releases.copy()
  }

  async run({ words }: Command): Promise<Seen> {
    const [program = ''] = words
    if (program === 'helm') return this.#helm(words)
    if (program === 'kubectl') {
      const { kind, name, namespace } = kubectlCall(words)
      return this.#asked(words, kind === 'Namespace' ? name : namespace)
    }
    if (!this.#checkout.run(words)) throw new Error(`nobody knows what ${program} does here`)
    return this.#seen(words, {})
  }

  async #helm(words: readonly string[]): Promise<Seen> {
    const call = helmCall(words)
    const [name = '', chart = ''] = call.positionals
    if (call.verb === 'install' || call.verb === 'upgrade') return this.#release(words, call, name, chart)
    if (call.verb === 'list') return this.#asked(words, call.namespace)
    if (['history', 'rollback', 'uninstall'].includes(call.verb)) {
      const before = this.#releases.get(call.namespace, name)
      return { ...this.#asked(words, call.namespace), before, objects: before.objects }
    }
    const { code, stdout, stderr } = await runHelm(this.#bin, words.slice(1), { cwd: this.#checkout.cwd })
    if (code !== 0) throw new Error(`${stdout}\n${stderr}`)
    return this.#seen(words, { stdout, objects: call.verb === 'template' ? objectsIn(withoutDrawn(stdout)) : [] })
  }

  async #release(words: readonly string[], call: HelmCall, name: string, chart: string): Promise<Seen> {
    const before = call.verb === 'upgrade' ? this.#releases.get(call.namespace, name) : undefined
    const values = call.reuseValues ? [...(before?.values ?? []), ...call.values] : call.values
    const objects = await this.#template([name, chart, '-n', call.namespace, ...values], this.#checkout.cwd)
    this.#releases.put({ name, namespace: call.namespace, values, objects }, before)
    return this.#seen(words, { objects, before, namespace: this.#releases.objects(call.namespace) })
  }

  #asked(words: readonly string[], namespace: string): Seen {
    const objects = this.#releases.objects(namespace)
    if (objects.length === 0) throw new Error(`nothing is installed in the namespace ${namespace}`)
    return this.#seen(words, { objects, namespace: objects })
  }

  async #template(args: readonly string[], cwd: string): Promise<Rendered[]> {
    const { code, stdout, stderr } = await runHelm(this.#bin, ['template', ...args], { cwd })
    if (code !== 0) throw new Error(stderr)
    return objectsIn(withoutDrawn(stdout))
  }

  #seen(words: readonly string[], seen: Partial<Seen>): Seen {
    const { cwd } = this.#checkout
    const helm = (...args: readonly string[]) => runHelm(this.#bin, args, { cwd })
    const template = (...args: readonly string[]) => this.#template(args, cwd)
    return { words, objects: [], namespace: [], before: undefined, stdout: '', cwd, helm, template, ...seen }
  }
}
