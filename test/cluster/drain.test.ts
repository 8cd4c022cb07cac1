import { describe, expect, test } from 'vitest'
import { toYaml } from '../../src/testing.ts'
import type { Values } from '../../src/values/values.ts'
import { at } from '../charts/render.ts'
import { type Cluster, clusters } from './clusters.ts'
import { live, settles } from './live.ts'
import { ReadyPods } from './ready-pods.ts'
import { ReservedNodes } from './reserved-nodes.ts'

const podAnnotations = { 'pod-ready.stage.kwok.x-k8s.io/delay': '2s' }
const VIOLATES = "Cannot evict pod as it would violate the pod's disruption budget"

interface Place {
  readonly namespace: string
  readonly nodes: ReservedNodes
}

/** Installs a chart into a namespace with nodes of its own, all pods on the first of them. */
async function install(cluster: Cluster, chart: string, valuesFor: (placement: Values) => Values): Promise<Place> {
  const namespace = await cluster.namespace()
  const nodes = await ReservedNodes.create(cluster, namespace)
  const input = toYaml(valuesFor(nodes.placement))
  const args = ['install', 'clipper', `charts/${chart}`, '-n', namespace, '-f', '-']
  expect(await cluster.helm(args, { input })).toMatchObject({ code: 0, stderr: '' })
  await settles(cluster, namespace)
  expect(await nodes.inUse()).toEqual([nodes.first])
  return { namespace, nodes }
}

const installBackend = (cluster: Cluster) =>
  install(cluster, 'clipper-backend', (placement) => ({
    ...placement,
    podAnnotations,
    autoscaling: { enabled: false },
    replicaCount: 2,
  }))

async function podIds(cluster: Cluster, namespace: string): Promise<unknown[]> {
  return (await live(cluster, namespace, 'pods')).map((pod) => at(pod, 'metadata', 'uid'))
}

async function remove(cluster: Cluster, { namespace, nodes }: Place): Promise<void> {
  await cluster.remove(namespace)
  await nodes.remove()
}

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test('a node with the whole stack is drained, and one pod of each server that has a budget stays ready', async () => {
    const names = ['clipper-backend', 'clipper-frontend']
    const place = await install(cluster, 'clipper', (placement) => ({
      backend: { ...placement, podAnnotations },
      frontend: { ...placement, podAnnotations },
      postgres: placement,
      redis: placement,
      monitoring: { grafana: placement, prometheus: placement },
    }))
    const { namespace, nodes } = place
    const followed = await Promise.all(names.map((name) => ReadyPods.follow(cluster, namespace, name, 2)))
    await nodes.open(nodes.second)
    const drained = await nodes.drain(nodes.first)
    expect(drained).toMatchObject({ code: 0, stdout: expect.stringContaining(`node/${nodes.first} drained`) })
    // both are evicted at once
    expect(drained.stderr).toContain(VIOLATES)
    await settles(cluster, namespace)
    expect(await nodes.inUse()).toEqual([nodes.second])
    for (const [i, name] of names.entries()) expect(Math.min(...((await followed[i]?.end(2)) ?? [])), name).toBe(1)
    await remove(cluster, place)
  })

  test('the last pod of a server holds a drain up, until there is a second', async () => {
    const place = await installBackend(cluster)
    const { namespace, nodes } = place
    const scale = (pods: number) =>
      cluster.say(['scale', 'deployment', 'clipper-backend', `--replicas=${pods}`, '-n', namespace])
    await scale(1)
    await settles(cluster, namespace)
    const pod = await podIds(cluster, namespace)
    await nodes.open(nodes.second)
    const { code, stderr } = await nodes.drain(nodes.first, '3s')
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(VIOLATES) })
    expect(await podIds(cluster, namespace)).toEqual(pod)
    await scale(2)
    await settles(cluster, namespace)
    expect(await nodes.drain(nodes.first)).toMatchObject({ code: 0 })
    await settles(cluster, namespace)
    expect(await nodes.inUse()).toEqual([nodes.second])
    await remove(cluster, place)
  })

  test('pods that are not ready hold no drain up', async () => {
    const place = await installBackend(cluster)
    const { namespace, nodes } = place
    const status = JSON.stringify({ status: { conditions: [{ type: 'Ready', status: 'False' }] } })
    for (const pod of await live(cluster, namespace, 'pods')) {
      const name = String(at(pod, 'metadata', 'name'))
      await cluster.say(['patch', 'pod', name, '-n', namespace, '--subresource=status', '-p', status])
    }
    const unready = ['--for=jsonpath={.status.currentHealthy}=0', 'pdb/clipper-backend', '-n', namespace]
    await cluster.say(['wait', ...unready, '--timeout=30s'])
    await nodes.open(nodes.second)
    const drained = await nodes.drain(nodes.first)
    expect(drained).toMatchObject({ code: 0, stderr: expect.not.stringContaining(VIOLATES) })
    await settles(cluster, namespace)
    expect(await nodes.inUse()).toEqual([nodes.second])
    await remove(cluster, place)
  })

  test('the chart refuses a budget that keeps its only pod', async () => {
    const namespace = await cluster.namespace()
    const only = ['-n', namespace, '--set', 'autoscaling.enabled=false', '--set', 'replicaCount=1']
    const { code, stderr } = await cluster.helm(['install', 'clipper', 'charts/clipper-backend', ...only])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('podDisruptionBudget.minAvailable') })
    expect(stderr).toContain('no node with one of the pods could be drained')
    await cluster.remove(namespace)
  })
})
