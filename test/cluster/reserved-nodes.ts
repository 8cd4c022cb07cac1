import type { Values } from '../../src/values/values.ts'
import { at } from '../charts/render.ts'
import type { Cluster } from './clusters.ts'
import { node, RESERVED } from './control-plane/furniture.ts'
import { live } from './live.ts'

/** Two nodes that only the pods of one namespace are on: draining one moves no pod of another test. */
export class ReservedNodes {
  readonly #cluster: Cluster
  readonly #namespace: string
  /** Values that have pods go to them. */
  readonly placement: Values

  private constructor(cluster: Cluster, namespace: string) {
    this.#cluster = cluster
    this.#namespace = namespace
    const toleration = { key: RESERVED, operator: 'Equal', value: namespace, effect: 'NoSchedule' }
    this.placement = { nodeSelector: { [RESERVED]: namespace }, tolerations: [toleration] }
  }

  /** Makes them; pods go to the first only, until the second is opened. */
  static async create(cluster: Cluster, namespace: string): Promise<ReservedNodes> {
    const nodes = new ReservedNodes(cluster, namespace)
    await cluster.apply([node('a', namespace), node('b', namespace)])
    await cluster.say(['wait', '--for=condition=Ready', 'node', '-l', `${RESERVED}=${namespace}`, '--timeout=60s'])
    await cluster.say(['cordon', nodes.second])
    return nodes
  }

  get first(): string {
    return `${this.#namespace}-a`
  }

  get second(): string {
    return `${this.#namespace}-b`
  }

  async open(name: string): Promise<void> {
    await this.#cluster.say(['uncordon', name])
  }

  /** Drains one as people do; a refusal is a result. */
  drain(name: string, timeout = '90s') {
    return this.#cluster.kubectl([
      'drain',
      name,
      '--ignore-daemonsets',
      '--delete-emptydir-data',
      `--timeout=${timeout}`,
    ])
  }

  /** The nodes that pods of the namespace are on. */
  async inUse(): Promise<string[]> {
    const pods = await live(this.#cluster, this.#namespace, 'pods')
    return [...new Set(pods.map((pod) => String(at(pod, 'spec', 'nodeName'))))].sort()
  }

  async remove(): Promise<void> {
    await this.#cluster.say(['delete', 'node', this.first, this.second])
  }
}
