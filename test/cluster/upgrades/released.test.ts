import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { diffObjects } from '../../../src/diff/diff-objects.ts'
import { readObjects } from '../../../src/diff/objects.ts'
import { environments } from '../../charts/environments.ts'
import { projectCharts } from '../../charts/project-charts.ts'
import { runProgram } from '../../support/run-program.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { type Cluster, clusters } from '../clusters.ts'
import { bound, helm, identities, install, lost } from './release.ts'

/** The charts as they were released: the umbrella as `helm package` made it, the others in it. */
const folder = tempDir()
const umbrella = join(folder, 'clipper')

beforeAll(async () => {
  const packed = 'test/fixtures/released/clipper-0.1.0.tgz'
  expect(await runProgram('tar', ['-xzf', packed, '-C', folder])).toMatchObject({ code: 0 })
})

async function rendered(cluster: Cluster, namespace: string, dir: string, values: string) {
  const { code, stdout, stderr } = await helm(cluster, 'template', namespace, dir, values)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return readObjects(stdout).objects
}

/** Installs a released chart, and upgrades to the one of today with the same values, waiting for the pods. */
async function upgrade(cluster: Cluster, was: string, dir: string, values: string): Promise<void> {
  const namespace = await cluster.namespace()
  await install(cluster, namespace, was, values)
  const before = await identities(cluster, namespace)
  const [one, other] = [
    await rendered(cluster, namespace, was, values),
    await rendered(cluster, namespace, dir, values),
  ]
  const changes = diffObjects(one, other, { secrets: [], again: other })
  expect(changes.filter(({ refusals }) => refusals.length > 0)).toEqual([])
  expect(await helm(cluster, 'upgrade', namespace, dir, values)).toMatchObject({ code: 0 })
  await bound(cluster, namespace)
  expect(lost(before, await identities(cluster, namespace))).toEqual({})
  await cluster.remove(namespace)
}

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(projectCharts)('$name 0.1.0 to today, with its defaults', ({ name, dir }) =>
    upgrade(cluster, name === 'clipper' ? umbrella : join(umbrella, 'charts', name), dir, '{}'),
  )

  test.each(environments)('the umbrella 0.1.0 to today, as %s was given then', (environment) =>
    upgrade(
      cluster,
      umbrella,
      'charts/clipper',
      readFileSync(join(umbrella, 'examples', `values-${environment}.yaml`), 'utf8'),
    ),
  )
})
