import { expect } from 'vitest'
import { at } from '../../charts/render.ts'
import type { Cluster } from '../clusters.ts'
import { live } from '../live.ts'

/** What judging an upgrade needs to know of a namespace: what `--live` is given. */
export const liveText = (cluster: Cluster, namespace: string): Promise<string> =>
  cluster.say(['get', KINDS, '-n', namespace, '-o', 'yaml'])

const KINDS = 'persistentvolumeclaims,storageclasses,statefulsets,deployments,services,secrets,configmaps'

/** Waits until every claim of a namespace has its volume: before, none can grow. */
export async function bound(cluster: Cluster, namespace: string): Promise<void> {
  if ((await live(cluster, namespace, 'persistentvolumeclaims')).length === 0) return
  const all = ['pvc', '--all', '-n', namespace]
  await cluster.say(['wait', '--for=jsonpath={.status.phase}=Bound', ...all, '--timeout=30s'])
}

/** Who every claim and StatefulSet of a namespace is: one that is made anew is another. */
export async function identities(cluster: Cluster, namespace: string): Promise<Record<string, string>> {
  const found = await live(cluster, namespace, 'persistentvolumeclaims,statefulsets')
  return Object.fromEntries(
    found.map((one) => [`${one.kind} ${at(one, 'metadata', 'name')}`, String(at(one, 'metadata', 'uid'))]),
  )
}

/** Runs helm for the release `clipper` with values; a refusal is a result. */
export const helm = (
  cluster: Cluster,
  verb: string,
  namespace: string,
  dir: string,
  values: string,
  args: string[] = [],
) => cluster.helm([verb, 'clipper', dir, '-n', namespace, '-f', '-', ...args], { input: values })

/** Installs and waits for the volumes. */
export async function install(cluster: Cluster, namespace: string, dir: string, values: string): Promise<void> {
  expect(await helm(cluster, 'install', namespace, dir, values)).toMatchObject({ code: 0 })
  await bound(cluster, namespace)
}

/** Nothing that was there is gone or made anew: `{}` is what should be. */
export function lost(
  before: Record<string, string>,
  after: Record<string, string>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(before).flatMap(([name, uid]) => (after[name] === uid ? [] : [[name, after[name]]])),
  )
}
