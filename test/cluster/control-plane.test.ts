import { describe, expect, test } from 'vitest'
import { type Cluster, clusters, listOf } from './clusters.ts'
import { RESERVED } from './control-plane/furniture.ts'
import { waitFor } from './control-plane/wait-for.ts'
import { badPod, budget, claim, deployment, job } from './samples.ts'

const capacity = '-o=jsonpath={.status.capacity.storage}'

async function bound(cluster: Cluster, namespace: string, name = 'data'): Promise<void> {
  await cluster.say(['wait', '--for=jsonpath={.status.phase}=Bound', `pvc/${name}`, '-n', namespace, '--timeout=20s'])
}

const resize = (storage: string, namespace: string): string[] => {
  const patch = JSON.stringify({ spec: { resources: { requests: { storage } } } })
  return ['patch', 'pvc/data', '-n', namespace, '-p', patch]
}

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test('says its version', async () => {
    const { serverVersion } = JSON.parse(await cluster.say(['version', '-o', 'json']))
    expect(serverVersion).toMatchObject({ major: '1', gitVersion: expect.stringContaining(`v${cluster.minor}.`) })
    expect(`${serverVersion.major}.${serverVersion.minor}`).toBe(cluster.minor)
  })

  test('has three nodes in three zones, ready for pods', async () => {
    const { items } = JSON.parse(await cluster.say(['get', 'nodes', '-l', `!${RESERVED}`, '-o', 'json']))
    const zones = items.map((node: { metadata: { labels: object } }) => node.metadata.labels)
    expect(zones.map((labels: Record<string, string>) => labels['topology.kubernetes.io/zone']).sort()).toEqual([
      'a',
      'b',
      'c',
    ])
    for (const { spec } of items) expect(spec.taints ?? []).toEqual([])
  })

  test('a Deployment rolls out, and to a second revision', async () => {
    const namespace = await cluster.namespace()
    await cluster.apply([deployment(3)], namespace)
    const rollout = ['rollout', 'status', 'deployment/web', '-n', namespace, '--timeout=30s']
    expect(await cluster.say(rollout)).toContain('successfully rolled out')
    await cluster.apply([deployment(3, { revision: 'second' })], namespace)
    expect(await cluster.say(rollout)).toContain('successfully rolled out')
    const revision = '-o=jsonpath={.metadata.annotations.deployment\\.kubernetes\\.io/revision}'
    expect(await cluster.say(['get', 'deployment', 'web', '-n', namespace, revision])).toBe('2')
  })

  test('a pod is ready no sooner than its annotation says', async () => {
    const namespace = await cluster.namespace()
    await cluster.apply([deployment(1, { 'pod-ready.stage.kwok.x-k8s.io/delay': '1h' })], namespace)
    const node = () => cluster.say(['get', 'pods', '-n', namespace, '-o=jsonpath={.items[*].spec.nodeName}'])
    await waitFor(async () => (await node()) !== '', { what: 'the pod has a node', seconds: 20 })
    const status = ['rollout', 'status', 'deployment/web', '-n', namespace, '--timeout=2s']
    expect((await cluster.kubectl(status)).stderr).toContain('timed out')
  })

  test('a claim binds, grows and does not shrink', async () => {
    const namespace = await cluster.namespace()
    await cluster.apply([claim('1Gi')], namespace)
    await bound(cluster, namespace)
    await cluster.say(resize('2Gi', namespace))
    const size = () => cluster.say(['get', 'pvc', 'data', '-n', namespace, capacity])
    await waitFor(async () => (await size()) === '2Gi', { what: 'the claim has grown', seconds: 20 })
    const { code, stderr } = await cluster.kubectl(resize('1Gi', namespace))
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/Forbidden.*less than/s) })
  })

  test('a claim of a class that does not allow it does not grow', async () => {
    const namespace = await cluster.namespace()
    await cluster.apply([claim('1Gi', 'rigid')], namespace)
    await bound(cluster, namespace)
    const { code, stderr } = await cluster.kubectl(resize('2Gi', namespace))
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('must support resize') })
  })

  test('a claim of a class that is not there stays pending', async () => {
    const namespace = await cluster.namespace()
    await cluster.apply([claim('1Gi', 'missing')], namespace)
    const events = () => cluster.say(['get', 'events', '-n', namespace, '-o=jsonpath={.items[*].message}'])
    const what = 'somebody says that there is no such class'
    await waitFor(async () => (await events()).includes('storageclass.storage.k8s.io "missing" not found'), { what })
  })

  test('a Job completes', async () => {
    const namespace = await cluster.namespace()
    await cluster.apply([job], namespace)
    await cluster.say(['wait', '--for=condition=Complete', 'job/once', '-n', namespace, '--timeout=20s'])
  })

  test('an eviction honours the disruption budget', async () => {
    const namespace = await cluster.namespace()
    await cluster.apply([deployment(2), budget(2)], namespace)
    await cluster.say(['rollout', 'status', 'deployment/web', '-n', namespace, '--timeout=30s'])
    const evict = async () => {
      const pod = await cluster.say(['get', 'pods', '-n', namespace, '-o=jsonpath={.items[0].metadata.name}'])
      const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace } }
      const path = `/api/v1/namespaces/${namespace}/pods/${pod}/eviction`
      return cluster.kubectl(['create', '--raw', path, '-f', '-'], { input: JSON.stringify(eviction) })
    }
    expect((await evict()).stderr).toContain("violate the pod's disruption budget")
    await cluster.apply([budget(1)], namespace)
    await waitFor(async () => (await evict()).code === 0, { what: 'the budget lets one go', seconds: 20 })
  })

  test('pods that are not restricted are refused', async () => {
    const namespace = await cluster.namespace()
    const { code, stderr } = await cluster.kubectl(['apply', '-n', namespace, '-f', '-'], { input: listOf([badPod]) })
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('violates PodSecurity "restricted') })
  })
})
