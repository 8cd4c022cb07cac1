import type { Rendered } from '../charts/render.ts'
import { at } from '../charts/render.ts'
import type { Cluster } from './clusters.ts'
import { waitFor } from './control-plane/wait-for.ts'

/** The objects of a namespace as the cluster has them; kinds as kubectl takes them. */
export async function live(cluster: Cluster, namespace: string, kinds: string): Promise<Rendered[]> {
  return itemsOf(await cluster.say(['get', kinds, '-n', namespace, '-o', 'json']))
}

/** The objects of a release as the cluster has them. */
export async function releaseObjects(cluster: Cluster, namespace: string, release: string): Promise<Rendered[]> {
  const { code, stdout, stderr } = await cluster.helm(['get', 'manifest', release, '-n', namespace])
  if (code !== 0) throw new Error(stderr)
  return itemsOf(await cluster.say(['get', '-n', namespace, '-f', '-', '-o', 'json'], stdout))
}

/** The names of the releases of a namespace. */
export async function releasesIn(cluster: Cluster, namespace: string): Promise<string[]> {
  const { code, stdout, stderr } = await cluster.helm(['list', '-n', namespace, '--short'])
  if (code !== 0) throw new Error(stderr)
  return stdout.split('\n').filter(Boolean)
}

/** The identities of the claims of a namespace, by name: a claim that was made anew has another. */
export async function claimIds(cluster: Cluster, namespace: string): Promise<Record<string, unknown>> {
  return idsOf(await live(cluster, namespace, 'pvc'))
}

/** @see claimIds */
export const idsOf = (objects: readonly Rendered[]): Record<string, unknown> =>
  Object.fromEntries(
    objects
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .map(({ metadata }) => [at(metadata, 'name'), at(metadata, 'uid')]),
  )

/** Waits until everything that makes pods in a namespace has all that are wanted, ready, and an autoscaler its minimum. */
export async function settles(cluster: Cluster, namespace: string): Promise<void> {
  const what = `everything in ${namespace} is up`
  await waitFor(async () => (await live(cluster, namespace, 'deployments,statefulsets,hpa')).every(isSettled), { what })
}

function isSettled({ kind, metadata, spec, status }: Rendered): boolean {
  if (kind === 'HorizontalPodAutoscaler')
    return Number(at(status, 'currentReplicas') ?? 0) >= Number(at(spec, 'minReplicas'))
  const wanted = at(spec, 'replicas')
  const isSeen = at(status, 'observedGeneration') === at(metadata, 'generation')
  const isThere = ['replicas', 'updatedReplicas', 'readyReplicas'].every((count) => (at(status, count) ?? 0) === wanted)
  return isSeen && isThere
}

/** Removes the releases of a namespace and all that they keep, until no pod is left. */
export async function clear(cluster: Cluster, namespace: string): Promise<void> {
  const releases = await releasesIn(cluster, namespace)
  for (const release of releases) {
    const { code, stderr } = await cluster.helm(['uninstall', release, '-n', namespace, '--no-hooks'])
    if (code !== 0) throw new Error(stderr)
  }
  // a claim goes after the pods that mount it
  await cluster.say(['delete', 'pods,pvc,secrets', '--all', '-n', namespace])
}

const itemsOf = (text: string): Rendered[] => {
  const { items, ...object } = JSON.parse(text)
  return items ?? [object]
}
