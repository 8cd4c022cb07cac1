import { describe, expect, test } from 'vitest'
import { commandsByHeading, readme } from '../commands/readme.ts'
import { type Cluster, clusters } from './clusters.ts'
import { claimIds, settles } from './live.ts'

interface Installed {
  readonly release: string
  readonly chart: string
}

const stack: Installed = { release: 'clipper', chart: 'clipper' }

async function install(cluster: Cluster, what: Installed, namespace: string): Promise<void> {
  expect(await tryInstall(cluster, what, namespace)).toMatchObject({ code: 0, stderr: '' })
  await settles(cluster, namespace)
}

const tryInstall = (cluster: Cluster, { release, chart }: Installed, namespace: string) =>
  cluster.helm(['install', release, `charts/${chart}`, '-n', namespace])

/** Removes a release that keeps its claims, and gives their identities when its pods are gone. */
async function uninstall(
  cluster: Cluster,
  { release }: Installed,
  namespace: string,
): Promise<Record<string, unknown>> {
  const before = await claimIds(cluster, namespace)
  expect(await cluster.helm(['uninstall', release, '-n', namespace])).toMatchObject({ code: 0 })
  await cluster.say(['wait', '--for=delete', 'pods', '--all', '-n', namespace, '--timeout=60s'])
  const after = await claimIds(cluster, namespace)
  expect(after).toEqual(before)
  return after
}

/** The page's command that hands an object over, as the arguments of kubectl for another object, release and namespace. */
function handOver(object: readonly [kind: string, name: string], release: string, namespace: string): string[] {
  const commands = [...commandsByHeading(readme).values()].flat()
  const words = commands.find(({ words: [program, verb] }) => program === 'kubectl' && verb === 'annotate')?.words ?? []
  const [, verb = '', , , ...rest] = words
  return [verb, ...object, ...rest].map((word) =>
    word.replace('<release>', release).replace('clipper-production', namespace),
  )
}

const drawnPassword = ['get', 'secret', 'clipper-monitoring-grafana', '-o=jsonpath={.metadata.uid} {.data}']

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test('the same release, installed again, finds its claims and the password of Grafana', async () => {
    const namespace = await cluster.namespace()
    await install(cluster, stack, namespace)
    const secret = await cluster.say([...drawnPassword, '-n', namespace])
    const claims = await uninstall(cluster, stack, namespace)
    expect(Object.keys(claims)).toHaveLength(4)
    await install(cluster, stack, namespace)
    expect(await claimIds(cluster, namespace)).toEqual(claims)
    expect(await cluster.say([...drawnPassword, '-n', namespace])).toBe(secret)
    await cluster.remove(namespace)
  })

  test.each([
    { name: 'a component', from: { release: 'postgres', chart: 'clipper-postgres' }, to: stack },
    { name: 'the stack', from: stack, to: { release: 'another', chart: 'clipper' } },
  ])('another release is refused the claims of $name, until they are handed over', async ({ from, to }) => {
    const namespace = await cluster.namespace()
    await install(cluster, from, namespace)
    const claims = await uninstall(cluster, from, namespace)
    const { code, stderr } = await tryInstall(cluster, to, namespace)
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('invalid ownership metadata') })
    expect(stderr).toContain('-pvc')
    for (const name of Object.keys(claims)) await cluster.say(handOver(['pvc', name], to.release, namespace))
    await cluster.helm(['uninstall', to.release, '-n', namespace])
    await install(cluster, to, namespace)
    expect(await claimIds(cluster, namespace)).toMatchObject(claims)
    await cluster.remove(namespace)
  })
})
