import { at, podOf, type Rendered } from '../charts/render.ts'
import type { Cluster } from './clusters.ts'
import { live } from './live.ts'

/** What a user may do in a namespace, a line for each kind of object or address. */
async function rightsOf(cluster: Cluster, namespace: string, user: string): Promise<string[]> {
  const table = await cluster.say(['auth', 'can-i', '--list', '-n', namespace, `--as=${user}`])
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
}

/** By service account of a namespace: what it may do there that the service accounts of other namespaces may not. */
export async function grantedIn(cluster: Cluster, namespace: string): Promise<Record<string, string[]>> {
  const everybody = await rightsOf(cluster, namespace, 'system:serviceaccount:default:nobody')
  if (everybody.length === 0) throw new Error('Kubernetes lets each of them ask at least what it may')
  const found: Record<string, string[]> = {}
  for (const account of await live(cluster, namespace, 'serviceaccounts')) {
    const name = String(at(account, 'metadata', 'name'))
    const rights = await rightsOf(cluster, namespace, `system:serviceaccount:${namespace}:${name}`)
    const beyond = rights.filter((line) => !everybody.includes(line))
    if (beyond.length > 0) found[name] = beyond
  }
  return found
}

/** The service accounts of a namespace whose pods get a token without asking for it. The one that no chart made counts not. */
export async function mountingAccounts(cluster: Cluster, namespace: string): Promise<string[]> {
  const accounts = (await live(cluster, namespace, 'serviceaccounts')).filter(
    (account) => account.automountServiceAccountToken !== false,
  )
  return accounts.map((account) => String(at(account, 'metadata', 'name'))).filter((name) => name !== 'default')
}

/** Starts what else waits for its hour: a Job of each CronJob. */
export async function startCronJobs(cluster: Cluster, namespace: string): Promise<string[]> {
  const names = (await live(cluster, namespace, 'cronjobs')).map((object) => String(at(object, 'metadata', 'name')))
  for (const name of names)
    await cluster.say(['create', 'job', `now-${name}`, `--from=cronjob/${name}`, '-n', namespace])
  for (const name of names)
    await cluster.say(['wait', '--for=condition=Complete', `job/now-${name}`, '-n', namespace, '--timeout=60s'])
  return names
}

/** The names of the containers that have a token of a service account, of all pods of a namespace, and of those of `helm test`. */
export async function containersWithToken(cluster: Cluster, namespace: string, hooks: readonly Rendered[]) {
  const pods = [...(await live(cluster, namespace, 'pods')), ...hooks].flatMap((object) => podOf(object) ?? [])
  return { pods: pods.length, containers: [...new Set(pods.flatMap(tokensOf))].sort() }
}

function tokensOf({ spec }: { spec: Rendered }): string[] {
  const volumes = ((spec.volumes ?? []) as Rendered[])
    .filter((volume) =>
      ((at(volume, 'projected', 'sources') ?? []) as Rendered[]).some((source) => 'serviceAccountToken' in source),
    )
    .map(({ name }) => name)
  const containers = [...((spec.initContainers ?? []) as Rendered[]), ...(spec.containers as Rendered[])]
  const mounting = containers.filter((container) =>
    ((container.volumeMounts ?? []) as Rendered[]).some(({ name }) => volumes.includes(name)),
  )
  // else every container gets one
  const isAutomatic = spec.automountServiceAccountToken !== false
  return (isAutomatic ? containers : mounting).map(({ name }) => String(name))
}
