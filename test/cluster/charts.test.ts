import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toYaml } from '../../src/testing.ts'
import type { Values } from '../../src/values/values.ts'
import project from '../../values.config.ts'
import { environments } from '../charts/environments.ts'
import { projectCharts } from '../charts/project-charts.ts'
import { at, type Rendered } from '../charts/render.ts'
import { secretReferences } from '../charts/secret-references.ts'
import { type Cluster, clusters } from './clusters.ts'
import { installArgs, makeClaims, makeSecrets, type Release, rendered } from './preparation.ts'

const umbrella = project.root.dir

/** Every chart with its defaults and each of its scenarios. */
const overlays = projectCharts.flatMap(({ name, dir, overlays }) =>
  overlays
    .filter(([overlay]) => !environments.includes(overlay))
    .map(([overlay, values]) => ({ title: `${name} with ${overlay}`, dir, values: toYaml(values as Values) })),
)

/** The values files that environments are installed with. */
const files = environments.flatMap((environment) =>
  [`generated/${environment}/clipper.yaml`, `${umbrella}/examples/values-${environment}.yaml`].map((file) => ({
    environment,
    file,
  })),
)

/** Has the API server look at the objects, then helm install them and wait until everything is up; neither may warn. */
async function install(cluster: Cluster, release: Release): Promise<void> {
  const { namespace, values } = release
  const manifests = await rendered(cluster, release)
  await makeClaims(cluster, manifests, namespace)
  const dryRun = ['apply', '--dry-run=server', '--validate=strict', '-n', namespace, '-f', '-']
  expect(await cluster.kubectl(dryRun, { input: manifests })).toMatchObject({ code: 0, stderr: '' })
  const installed = await cluster.helm([...installArgs('install', release), '--wait', '--timeout=90s'], {
    input: values,
  })
  expect(installed).toMatchObject({ code: 0, stderr: '' })
}

/** The Secrets' keys that pods of a namespace cannot start without and that are not there. */
async function missingKeys(cluster: Cluster, namespace: string): Promise<string[]> {
  const all = async (kind: string): Promise<Rendered[]> =>
    JSON.parse(await cluster.say(['get', kind, '-n', namespace, '-o', 'json'])).items
  const pods = (await all('pods')).map((pod) => ({ ...pod, kind: 'Pod' }))
  expect(pods.length).toBeGreaterThan(0)
  const secrets = await all('secrets')
  const has = (name: string, key: string) =>
    secrets.some((secret) => at(secret, 'metadata', 'name') === name && at(secret, 'data', key) !== undefined)
  return secretReferences(pods)
    .filter(({ secret, key, optional }) => !optional && !has(secret, key))
    .map(({ secret, key }) => `${secret}.${key}`)
}

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(files)('takes the environment $environment from $file', async ({ environment, file }) => {
    const namespace = await cluster.namespace()
    await makeSecrets(cluster, environment, namespace)
    await install(cluster, { dir: umbrella, values: readFileSync(file, 'utf8'), namespace })
    expect(await missingKeys(cluster, namespace)).toEqual([])
    await cluster.remove(namespace)
  })

  test.each(overlays)('takes $title', async ({ dir, values }) => {
    const namespace = await cluster.namespace()
    await install(cluster, { dir, values, namespace })
    await cluster.remove(namespace)
  })
})
