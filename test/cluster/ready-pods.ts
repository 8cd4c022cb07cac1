import type { Cluster } from './clusters.ts'
import { Watch } from './watch.ts'

const READY = '{.object.status.conditions[?(@.type=="Ready")].status}'
const LINE = `-o=jsonpath={.type}|{.object.metadata.name}|{.object.metadata.deletionTimestamp}|${READY}{"\\n"}`

/** Follows the pods of a workload, to say afterwards how many of them were ready at each moment. */
export class ReadyPods {
  readonly #watch: Watch

  private constructor(watch: Watch) {
    this.#watch = watch
  }

  /** Follows those with a name as `app.kubernetes.io/name` says it, from a moment at which as many are ready as are given. */
  static async follow(cluster: Cluster, namespace: string, name: string, present: number): Promise<ReadyPods> {
    const selector = `app.kubernetes.io/name=${name}`
    const args = ['get', 'pods', '-n', namespace, '-l', selector, '-w', '--output-watch-events', LINE]
    const watch = new Watch(cluster, args)
    await watch.until((said) => countsIn(said).at(-1) === present, `${present} pods of ${name} are ready`)
    return new ReadyPods(watch)
  }

  /** Gives the numbers of ready pods since then, one after each thing that happened to a pod. */
  async end(present: number): Promise<number[]> {
    const counts = countsIn(await this.#watch.end())
    return counts.slice(counts.indexOf(present))
  }
}

/** A pod that is about to go counts no more: no Service leads to it. */
function countsIn(said: string): number[] {
  const ready = new Set<string>()
  const lines = said.split('\n').slice(0, -1)
  return lines.map((line) => {
    const [type, name = '', deleted, status] = line.split('|')
    if (type !== 'DELETED' && deleted === '' && status === 'True') ready.add(name)
    else ready.delete(name)
    return ready.size
  })
}
