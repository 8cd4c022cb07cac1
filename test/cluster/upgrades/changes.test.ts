import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diffObjects, type ObjectChange } from '../../../src/diff/diff-objects.ts'
import { type Live, readLive } from '../../../src/diff/live.ts'
import { type Objects, readObjects } from '../../../src/diff/objects.ts'
import { refusalIssue } from '../../../src/diff/refusal-words.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { type Cluster, clusters } from '../clusters.ts'
import { changes } from './changes.ts'

/** A chart that renders the object which its values hold. */
const chart = tempDir()
mkdirSync(join(chart, 'templates'))
writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: one\nversion: 1.0.0\n')
writeFileSync(join(chart, 'templates', 'object.yaml'), '{{ toYaml .Values.object }}\n')

const named = (object: object): object => ({ ...object, metadata: { name: 'x' } })
const kindOf = (object: object): string => String((object as { kind?: unknown }).kind)
const objectsOf = (object: object): Objects => readObjects(JSON.stringify(named(object))).objects

function judged(before: object, after: object, live?: Live): ObjectChange['refusals'] {
  const again = objectsOf(after)
  return diffObjects(objectsOf(before), again, { secrets: [], again, live }).flatMap(({ refusals }) => refusals)
}

const helm = (cluster: Cluster, verb: string, namespace: string, object: object, release = 'clipper') =>
  cluster.helm([verb, release, chart, '-n', namespace, '-f', '-'], { input: JSON.stringify({ object: named(object) }) })

async function liveIn(cluster: Cluster, namespace: string, kind: string): Promise<Live> {
  return readLive(await cluster.say(['get', `${kind},storageclass`, '-n', namespace, '-o', 'yaml']), 'clipper').live
}

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(changes)('$title', async ({ before, after, want }) => {
    const namespace = await cluster.namespace()
    expect(await helm(cluster, 'install', namespace, before)).toMatchObject({ code: 0 })
    const kind = kindOf(before)
    if (kind === 'PersistentVolumeClaim')
      await cluster.say(['wait', '--for=jsonpath={.status.phase}=Bound', 'pvc/x', '-n', namespace, '--timeout=20s'])

    const live = await liveIn(cluster, namespace, kind)
    const { code, stderr } = await helm(cluster, 'upgrade', namespace, after)
    const isRefused = code !== 0
    expect({ isRefused, stderr }).toMatchObject({
      isRefused: (typeof want === 'string' ? want : want[cluster.minor]) === 'refused',
    })

    // without the cluster, nothing is wrong that is said for sure, and nothing is left out
    const blind = judged(before, after)
    if (isRefused) expect(blind).not.toEqual([])
    else expect(blind.filter(({ isSure }) => isSure)).toEqual([])
    // with it, all is sure but what depends on its version
    const seen = judged(before, after, live)
    expect(seen.filter(({ isSure }) => isSure).length > 0).toBe(isRefused && typeof want === 'string')
    expect(seen.filter(({ isSure }) => !isSure).length > 0).toBe(typeof want !== 'string')

    const [refusal] = seen
    const command = refusal && /kubectl (delete [^,]*)/.exec(refusalIssue(`${kind} x`, refusal).hint ?? '')?.[1]
    if (isRefused && command) {
      await cluster.say([...command.split(' '), '-n', namespace])
      expect(await helm(cluster, 'upgrade', namespace, after)).toMatchObject({ code: 0 })
    }
    await cluster.remove(namespace)
  })

  test('an object of another release', async () => {
    const namespace = await cluster.namespace()
    const object = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1' } }
    expect(await helm(cluster, 'install', namespace, object, 'other')).toMatchObject({ code: 0 })
    expect(await helm(cluster, 'install', namespace, object)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('invalid ownership metadata'),
    })
    const live = await liveIn(cluster, namespace, 'ConfigMap')
    const again = objectsOf(object)
    expect(diffObjects(new Map(), again, { secrets: [], again, live })).toMatchObject([
      { object: 'ConfigMap x', effects: ['refused'], refusals: [{ reason: 'owned', isSure: true }] },
    ])
    await cluster.remove(namespace)
  })
})
