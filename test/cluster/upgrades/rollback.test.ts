import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diffObjects } from '../../../src/diff/diff-objects.ts'
import { readObjects } from '../../../src/diff/objects.ts'
import { at } from '../../charts/render.ts'
import { commandsByHeading, readme } from '../../commands/readme.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { type Cluster, clusters } from '../clusters.ts'
import { live } from '../live.ts'
import { bound, helm, identities, install, lost } from './release.ts'

const chart = 'charts/clipper'
const small = 'global: { domain: old.example.com }\n'
const large = 'postgres: { persistence: { size: 50Gi } }\n'

/** The page's way back, with another file of values, size and namespace. */
function wayBack(file: string, namespace: string): string[] {
  const command = commandsByHeading(readme)
    .get('Rollback / Automatic Rollback')
    ?.find(({ words }) => words[1] === 'upgrade')
  const others = new Map([
    ['./clipper', chart],
    ['./clipper/examples/values-production.yaml', file],
    ['clipper-production', namespace],
    ['postgres.persistence.size=100Gi', 'postgres.persistence.size=50Gi'],
  ])
  const words = command?.words ?? []
  for (const word of others.keys()) expect(words).toContain(word)
  return words.slice(1).map((word) => others.get(word) ?? word)
}

async function sizeIn(cluster: Cluster, namespace: string): Promise<unknown> {
  const claims = await live(cluster, namespace, 'pvc')
  const claim = claims.find(({ metadata }) => at(metadata, 'name') === 'postgres-pvc')
  return at(claim, 'spec', 'resources', 'requests', 'storage')
}

async function domainIn(cluster: Cluster, namespace: string): Promise<unknown> {
  const [ingress] = await live(cluster, namespace, 'ingress')
  return at(ingress, 'spec', 'rules', 0, 'host')
}

async function statusOf(cluster: Cluster, namespace: string): Promise<unknown> {
  const { stdout } = await cluster.helm(['status', 'clipper', '-n', namespace, '-o', 'json'])
  return at(JSON.parse(stdout), 'info', 'status')
}

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test('a rollback across a claim that grew is said to be refused, is refused, and the way back of the page works', async () => {
    const namespace = await cluster.namespace()
    await install(cluster, namespace, chart, small)
    const before = await identities(cluster, namespace)
    expect(await sizeIn(cluster, namespace)).toBe('20Gi')
    const oldDomain = await domainIn(cluster, namespace)
    const rendered = async (values: string) => {
      const { stdout } = await helm(cluster, 'template', namespace, chart, values)
      return readObjects(stdout).objects
    }
    const [old, grown] = [await rendered(small), await rendered(large)]
    const claim = { object: `PersistentVolumeClaim ${namespace}/postgres-pvc` }
    expect(diffObjects(old, grown, { secrets: [], again: grown })).toContainEqual(
      expect.objectContaining({ ...claim, effects: ['grows'] }),
    )
    expect(diffObjects(grown, old, { secrets: [], again: old })).toContainEqual(
      expect.objectContaining({ ...claim, effects: ['refused'] }),
    )

    expect(await helm(cluster, 'upgrade', namespace, chart, large)).toMatchObject({ code: 0 })
    expect(await sizeIn(cluster, namespace)).toBe('50Gi')
    expect(await cluster.helm(['rollback', 'clipper', '1', '-n', namespace])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/"?postgres-pvc"? is invalid.*[Ff]orbidden/s),
    })
    expect(await sizeIn(cluster, namespace)).toBe('50Gi')
    // it stopped half way
    expect(await domainIn(cluster, namespace)).toBe(oldDomain)
    expect(await statusOf(cluster, namespace)).toBe('failed')

    const file = join(tempDir(), 'values.yaml')
    const told = await cluster.helm(['get', 'values', 'clipper', '--revision', '1', '-n', namespace, '-o', 'yaml'])
    writeFileSync(file, told.stdout)
    expect(await cluster.helm(wayBack(file, namespace))).toMatchObject({ code: 0 })
    expect(await statusOf(cluster, namespace)).toBe('deployed')
    await bound(cluster, namespace)
    expect(await sizeIn(cluster, namespace)).toBe('50Gi')
    expect(await domainIn(cluster, namespace)).toBe(oldDomain)
    expect(lost(before, await identities(cluster, namespace))).toEqual({})
    await cluster.remove(namespace)
  })
})
