import { describe, expect, test } from 'vitest'
import { toYaml } from '../../src/testing.ts'
import { at } from '../charts/render.ts'
import { named } from '../commands/expectations/objects.ts'
import { clusters } from './clusters.ts'
import { live, settles } from './live.ts'
import { ReadyPods } from './ready-pods.ts'

// long enough that a gap would be seen
const podAnnotations = { 'pod-ready.stage.kwok.x-k8s.io/delay': '2s' }
const values = toYaml({ backend: { podAnnotations }, frontend: { podAnnotations } })
const names = ['clipper-backend', 'clipper-frontend']

const cases = [
  { title: 'the defaults', files: [], present: 2 },
  { title: 'production', files: ['-f', 'generated/production/clipper.yaml'], present: 3 },
]

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(cases)('a rolling update leaves no pod too few, with $title', async ({ files, present }) => {
    const namespace = await cluster.namespace()
    const release = ['clipper', 'charts/clipper', '-n', namespace]
    const installed = await cluster.helm(['install', ...release, ...files, '-f', '-'], { input: values })
    expect(installed).toMatchObject({ code: 0, stderr: '' })
    await settles(cluster, namespace)
    const old = await live(cluster, namespace, 'pods')
    const followed = await Promise.all(names.map((name) => ReadyPods.follow(cluster, namespace, name, present)))

    const tags = names.flatMap((name) => ['--set', `${name.replace('clipper-', '')}.image.tag=v2`])
    const upgraded = await cluster.helm(['upgrade', ...release, '--reuse-values', ...tags])
    expect(upgraded).toMatchObject({ code: 0, stderr: '' })
    for (const name of names) await cluster.say(['rollout', 'status', `deployment/${name}`, '-n', namespace])

    const budgets = await live(cluster, namespace, 'pdb')
    const ids = old.map(({ metadata }) => at(metadata, 'uid'))
    const kept = (await live(cluster, namespace, 'pods')).filter(({ metadata }) => ids.includes(at(metadata, 'uid')))
    for (const [i, name] of names.entries()) {
      const counts = (await followed[i]?.end(present)) ?? []
      // each pod came, was ready, and one went for it
      expect(counts.length, name).toBeGreaterThanOrEqual(3 * present)
      expect(Math.min(...counts), name).toBe(present)
      const wanted = at(named(budgets, 'PodDisruptionBudget', name), 'status', 'desiredHealthy')
      expect(wanted, name).toBe(present - 1)
      expect(kept.filter(({ metadata }) => String(at(metadata, 'name')).startsWith(name))).toEqual([])
    }
    await cluster.remove(namespace)
  })

  test('what kubectl rolled back, the next upgrade deploys again', async () => {
    const namespace = await cluster.namespace()
    const release = ['clipper-backend', 'charts/clipper-backend', '-n', namespace]
    const image = '-o=jsonpath={.spec.template.spec.containers[0].image}'
    const imageNow = () => cluster.say(['get', 'deployment', 'clipper-backend', '-n', namespace, image])
    const upgrade = (tag: string, ...flags: string[]) =>
      cluster.helm(['upgrade', ...release, '--set', `image.tag=${tag}`, ...flags])
    expect(await cluster.helm(['install', ...release])).toMatchObject({ code: 0 })
    expect(await upgrade('v2')).toMatchObject({ code: 0 })
    await cluster.say(['rollout', 'undo', 'deployment/clipper-backend', '-n', namespace])
    expect(await imageNow()).not.toContain(':v2')
    const upgraded = await upgrade('v3')
    if (cluster.helmVersion.startsWith('3.')) expect(upgraded).toMatchObject({ code: 0, stderr: '' })
    else {
      expect(upgraded).toMatchObject({ code: 1, stderr: expect.stringContaining('conflict with "kubectl"') })
      expect(await upgrade('v3', '--force-conflicts')).toMatchObject({ code: 0, stderr: '' })
    }
    expect(await imageNow()).toContain(':v3')
    await cluster.remove(namespace)
  })
})
