import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { tempDir } from '../support/temp-dir.ts'

/** A cluster that can be asked for one Secret, and nothing else. */
export interface FakeCluster {
  /** Arguments with which helm asks it. */
  readonly args: readonly string[]
  readonly close: () => void
}

/** Kinds that the cluster knows, by the path of their API. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  '/api/v1': ['Secret', 'ConfigMap', 'Service', 'ServiceAccount', 'PersistentVolumeClaim', 'Pod'],
  '/apis/apps/v1': ['Deployment', 'StatefulSet'],
  '/apis/autoscaling/v2': ['HorizontalPodAutoscaler'],
  '/apis/batch/v1': ['CronJob', 'Job'],
  '/apis/cert-manager.io/v1': ['Certificate'],
  '/apis/networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  '/apis/policy/v1': ['PodDisruptionBudget'],
  '/apis/rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding'],
}

const plural = (kind: string): string => `${kind.toLowerCase()}s`.replace(/ys$/, 'ies').replace(/sss$/, 'sses')
const versionOf = (path: string): string => path.replace(/^\/apis?\//, '')

/** What discovery answers. */
function discovery(): Record<string, object> {
  const lists = Object.entries(KINDS).map(([path, kinds]) => {
    const resources = kinds.map((kind) => ({
      name: plural(kind),
      singularName: '',
      namespaced: true,
      kind,
      verbs: ['get'],
    }))
    return [path, { kind: 'APIResourceList', groupVersion: versionOf(path), resources }]
  })
  const groups = Object.keys(KINDS)
    .filter((path) => path.startsWith('/apis/'))
    .map((path) => {
      const groupVersion = versionOf(path)
      const versions = [{ groupVersion, version: groupVersion.split('/')[1] }]
      return { name: groupVersion.split('/')[0], versions, preferredVersion: versions[0] }
    })
  return {
    '/version': { major: '1', minor: '31', gitVersion: 'v1.31.0' },
    '/api': { kind: 'APIVersions', versions: ['v1'] },
    '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups },
    ...Object.fromEntries(lists),
  }
}

/** A Secret of the release `clipper`. */
const secretOf = (name: string, data: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name,
    namespace: 'default',
    labels: { 'app.kubernetes.io/managed-by': 'Helm' },
    annotations: { 'meta.helm.sh/release-name': 'clipper', 'meta.helm.sh/release-namespace': 'default' },
  },
  data,
})

/** Starts a server that answers as the API server does, with a Secret of that name and data in the namespace default. */
export async function fakeCluster(name: string, data: Readonly<Record<string, string>>): Promise<FakeCluster> {
  const answers: Readonly<Record<string, object>> = {
    ...discovery(),
    [`/api/v1/namespaces/default/secrets/${name}`]: secretOf(name, data),
  }
  const missing = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 }
  const server = createServer(({ url = '' }, response) => {
    const answer = answers[url.split('?')[0] ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? missing))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'fake', cluster: { server: `http://127.0.0.1:${port}` } }],
    contexts: [{ name: 'fake', context: { cluster: 'fake', user: '' } }],
    'current-context': 'fake',
  }
  const kubeconfig = join(tempDir(), 'config')
  writeFileSync(kubeconfig, stringify(config), { mode: 0o600 })
  return {
    args: ['--dry-run=server', '--disable-openapi-validation', '--kubeconfig', kubeconfig],
    close: () => void server.close(),
  }
}
