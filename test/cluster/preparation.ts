import { resolve } from 'node:path'
import { at, objectsIn, podOf, type Rendered } from '../charts/render.ts'
import { runProgram } from '../support/run-program.ts'
import type { Cluster } from './clusters.ts'
import { claim } from './samples.ts'

/** What `helm template` of the cluster's own helm renders for a namespace, as text. */
export async function rendered(cluster: Cluster, { dir, values, namespace }: Release): Promise<string> {
  const { code, stdout, stderr } = await cluster.helm(installArgs('template', { dir, namespace }), { input: values })
  if (code !== 0) throw new Error(stderr)
  return stdout
}

/** What is installed: a chart with a values file, into a namespace. */
export interface Release {
  readonly dir: string
  readonly values: string
  readonly namespace: string
}

/** Arguments of helm for the release `clipper`, with values from standard input. */
export const installArgs = (verb: string, { dir, namespace }: Omit<Release, 'values'>): string[] => [
  verb,
  'clipper',
  dir,
  '-n',
  namespace,
  '-f',
  '-',
]

/** Makes the claims that pods mount and that the manifests do not have: those that values call existing. */
export async function makeClaims(cluster: Cluster, manifests: string, namespace: string): Promise<void> {
  const objects = objectsIn(manifests)
  const made = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(nameOf)
  const volumes = objects.flatMap((object) => (podOf(object)?.spec.volumes ?? []) as Rendered[])
  const mounted = volumes.map((volume) => at(volume, 'persistentVolumeClaim', 'claimName')).filter(Boolean)
  const missing = [...new Set(mounted)].filter((name) => !made.includes(name))
  await cluster.apply(
    missing.map((name) => claim('1Gi', undefined, String(name))),
    namespace,
  )
}

const nameOf = (object: Rendered): unknown => at(object, 'metadata', 'name')

/** Makes the Secrets of an environment with the commands that `clipper-values secrets` prints, in a shell. */
export async function makeSecrets(cluster: Cluster, environment: string, namespace: string): Promise<void> {
  const args = [resolve('dist/cli/bin.js'), 'secrets', environment, '--kubectl', '--required', '-n', namespace]
  const printed = await runProgram(process.execPath, args)
  if (printed.code !== 0) throw new Error(printed.stderr)
  const env = { ...cluster.env, PATH: `${cluster.kubectlFolder}:${process.env.PATH}` }
  const { code, stderr } = await runProgram('sh', [], { input: printed.stdout, env })
  if (code !== 0) throw new Error(stderr)
}
