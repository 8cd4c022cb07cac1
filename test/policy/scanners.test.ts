import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { manifests, toManifest } from './manifests.ts'
import { scanChartMetadata } from './scanners/chart-metadata.ts'
import { scanCheckov } from './scanners/checkov.ts'
import type { Finding } from './scanners/finding.ts'
import { scanScore } from './scanners/kube-score.ts'
import { scanSchemas } from './scanners/kubeconform.ts'
import { scanYaml } from './scanners/yamllint.ts'
import { kubernetesVersions } from './tools/versions.ts'

const found = (findings: readonly Finding[]) => findings.map(({ check, object }) => `${check} ${object}`)

/** A real manifest with mistakes put in. */
function broken(name: string, ...mistakes: readonly [string | RegExp, string][]): ReturnType<typeof toManifest> {
  const from = manifests.find((one) => one.name === name)
  if (!from) throw new Error(`there is no manifest ${name}`)
  const text = mistakes.reduce(
    (before, [what, by]) => {
      const after = before.replace(what, by)
      if (after === before) throw new Error(`${what} is not in ${name}`)
      return after
    },
    readFileSync(from.file, 'utf8'),
  )
  return toManifest('broken', text)
}

const chart = 'clipper-backend with everything on'
const privileged: [RegExp, string] = [/allowPrivilegeEscalation: false/g, 'privileged: true']
const latest: [RegExp, string] = [/(\n *image: "[^"]*):[^":]*"/g, '$1:latest"']
const noPolicy: [RegExp, string] = [/kind: NetworkPolicy/g, 'kind: Other']

test('checkov finds a privileged container, an image without a fixed tag and a pod without a policy', async () => {
  expect(found(await scanCheckov(await broken(chart, privileged, latest, noPolicy)))).toEqual(
    expect.arrayContaining([
      'CKV_K8S_16 Deployment/clipper-backend',
      'CKV_K8S_14 Job/clipper-backend-migrations',
      expect.stringMatching(/^CKV2_K8S_6 Pod\/clipper-backend\.app/),
    ]),
  )
})

test('kube-score finds the same', async () => {
  expect(found(await scanScore(await broken(chart, privileged, latest, noPolicy)))).toEqual(
    expect.arrayContaining([
      'container-security-context-privileged Deployment/clipper-backend',
      'container-image-tag Job/clipper-backend-migrations',
      'pod-networkpolicy Deployment/clipper-backend',
    ]),
  )
})

test('an annotation in a manifest is no way around a scanner', async () => {
  const skips = '    checkov.io/skip1: CKV_K8S_16=x\n    kube-score/ignore: container-image-tag\n'
  const manifest = await broken(chart, privileged, latest, [/(kind: Job\n[\s\S]*?annotations:\n)/, `$1${skips}`])
  expect(found(await scanCheckov(manifest))).toContain('CKV_K8S_16 Job/clipper-backend-migrations')
  expect(found(await scanScore(manifest))).toContain('container-image-tag Job/clipper-backend-migrations')
})

test.each(kubernetesVersions)('kubeconform finds mistakes by the schemas of Kubernetes %s', async (version) => {
  const manifest = await broken(
    chart,
    ['sessionAffinity:', 'sesionAffinity:'],
    ['containerPort: 8080', 'containerPort: "8080"'],
    ['networking.k8s.io/v1\nkind: Ingress', 'networking.k8s.io/v1beta1\nkind: Ingress'],
    ['refreshInterval:', 'refreshIntervall:'],
    ['kind: ServiceAccount\nmetadata:', 'kind: ServiceAccount\nkind: ServiceAccount\nmetadata:'],
  )
  expect(found(await scanSchemas(version, [manifest])).sort()).toEqual([
    'error Ingress/clipper-backend',
    expect.stringMatching(/^error ServiceAccount\//),
    'invalid Deployment/clipper-backend',
    'invalid ExternalSecret/backend-secrets',
    'invalid Service/clipper-backend',
  ])
})

const issuerRef = { name: 'letsencrypt', kind: 'ClusterIssuer' }
const endpoint = { port: 'http', path: '/metrics' }

test.each([
  ['cert-manager.io/v1', 'Certificate', { secretName: 'tls', issuerRef }, { issuerRef: { nam: 'a' } }],
  ['cert-manager.io/v1', 'ClusterIssuer', { selfSigned: {} }, { selfSigned: [] }],
  ['external-secrets.io/v1', 'SecretStore', { provider: { fake: { data: [] } } }, { provider: { fak: {} } }],
  [
    'monitoring.coreos.com/v1',
    'ServiceMonitor',
    { selector: {}, endpoints: [endpoint] },
    { endpoints: [{ ports: 1 }] },
  ],
  ['monitoring.coreos.com/v1', 'PrometheusRule', { groups: [] }, { groups: [{ name: 'a', rules: [{ alert: 'a' }] }] }],
])('kubeconform knows %s %s', async (apiVersion, kind, spec, mistake) => {
  const metadata = { name: 'a', labels: { team: 'a' } }
  const scan = async (one: object) =>
    found(
      await scanSchemas('1.37.0', [await toManifest('a', JSON.stringify({ apiVersion, kind, metadata, spec: one }))]),
    )
  expect(await scan(spec)).toEqual([])
  expect(await scan({ ...spec, ...mistake })).toEqual([`invalid ${kind}/a`])
})

test('yamllint finds a key that is there twice', async () => {
  const file = join(tempDir(), 'a.yaml')
  writeFileSync(file, 'a: 1\na: 2\n')
  expect(found(await scanYaml(file, 'a.yaml'))).toEqual(['key-duplicates a.yaml'])
})

const good = {
  apiVersion: 'v2',
  name: 'a',
  description: 'a',
  type: 'application',
  version: '1.0.0',
  appVersion: '1',
  kubeVersion: '>=1.27.0-0',
  home: 'https://example.com',
  sources: ['https://example.com/code'],
  keywords: ['a'],
  maintainers: [{ name: 'a' }],
  annotations: { 'artifacthub.io/changes': '- kind: added\n  description: a' },
}
const annotated = (annotations: object) => ({ ...good, annotations })

test.each<[string, object, string[]]>([
  ['what Helm and Artifact Hub document', good, []],
  ['a key that Helm does not know', { ...good, maintainer: 'a' }, ['unrecognized_keys a']],
  ['an annotation that Artifact Hub does not know', annotated({ 'artifacthub.io/image': '' }), ['unrecognized_keys a']],
  [
    'a kind of change that there is not',
    annotated({ 'artifacthub.io/changes': '- kind: new\n  description: a' }),
    ['invalid_value a'],
  ],
  [
    'an image of the tag latest',
    annotated({ 'artifacthub.io/images': '- name: a\n  image: a.b:5000/c:latest' }),
    ['invalid_format a'],
  ],
  [
    'an image of a digest',
    annotated({ 'artifacthub.io/images': `- name: a\n  image: a/b@sha256:${'0'.repeat(64)}` }),
    [],
  ],
])('Chart.yaml with %s', (_name, metadata, want) => {
  const file = join(tempDir(), 'Chart.yaml')
  writeFileSync(file, JSON.stringify(metadata))
  expect(found(scanChartMetadata(file, 'a'))).toEqual(want)
})
