import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { containerOf, jobsOf, renderMonitoring } from './monitoring.ts'

const watched = (backend: object) => ({ scrape: { backend: { enabled: true, ...backend } } })

test('the backend is not scraped unless asked for', async () => {
  expect([...jobsOf(await renderMonitoring()).keys()]).toEqual([
    'clipper-monitoring-prometheus',
    'clipper-postgres',
    'clipper-redis',
  ])
})

const targets: readonly [string, { port: string; extra: object }][] = [
  ['clipper-backend', { port: 'http', extra: { metrics_path: '/debug/metrics', scrape_interval: '60s' } }],
  ['clipper-postgres', { port: 'metrics', extra: { scrape_interval: '30s' } }],
  ['clipper-redis', { port: 'metrics', extra: { scrape_interval: '30s' } }],
]
test.each(targets)('%s is found by its name and its port, in this namespace only', async (job, { port, extra }) => {
  const config = jobsOf(await renderMonitoring(watched({}), { namespace: 'clipper-production' })).get(job)
  expect(config).toMatchObject({
    ...extra,
    kubernetes_sd_configs: [
      {
        role: 'pod',
        namespaces: { names: ['clipper-production'] },
        selectors: [{ role: 'pod', label: `app.kubernetes.io/name=${job}` }],
      },
    ],
  })
  const relabel = at(config, 'relabel_configs') as unknown[]
  expect(relabel[0]).toEqual({
    source_labels: ['__meta_kubernetes_pod_container_port_name'],
    regex: port,
    action: 'keep',
  })
  expect(relabel.map((step) => at(step, 'target_label')).filter(Boolean)).toEqual(['namespace', 'pod'])
})

test('the token is a file that Prometheus reads anew, and missing it stops nothing', async () => {
  const objects = await renderMonitoring(watched({ tokenSecret: { name: 'scrape', key: 'jwt' } }))
  expect(jobsOf(objects).get('clipper-backend')).toMatchObject({
    authorization: { credentials_file: '/etc/prometheus/token/token' },
  })
  const pod = at(only(objects, 'Deployment', 'prometheus'), 'spec', 'template', 'spec')
  expect(at(pod, 'volumes')).toContainEqual({
    name: 'token',
    secret: { secretName: 'scrape', optional: true, items: [{ key: 'jwt', path: 'token' }] },
  })
  // a subPath would keep the first token for ever
  expect(at(containerOf(objects, 'prometheus'), 'volumeMounts')).toContainEqual({
    name: 'token',
    mountPath: '/etc/prometheus/token',
    readOnly: true,
  })
})

test('without a token there is no authorization', async () => {
  const config = jobsOf(await renderMonitoring(watched({}))).get('clipper-backend')
  expect(config).not.toHaveProperty('authorization')
})

const intervals: readonly [string, { given: object; refused: boolean }][] = [
  ['the defaults', { given: {}, refused: false }],
  ['just enough', { given: { interval: '80s', maxReplicas: 20 }, refused: false }],
  ['too often', { given: { interval: '79s', maxReplicas: 20 }, refused: true }],
  ['too often, but not at all', { given: { enabled: false, interval: '10s', maxReplicas: 20 }, refused: false }],
]
test.each(intervals)('never more than 1000 requests an hour: %s', async (_name, { given, refused }) => {
  for (const operator of [false, true]) {
    const rendered = renderMonitoring({ operator, ...watched(given) })
    if (refused)
      await expect(rendered).rejects.toThrow(
        'must be at least 4 x scrape.backend.maxReplicas (20), which is 80, got 79s',
      )
    else await expect(rendered).resolves.not.toEqual([])
  }
})

test('only Prometheus has a token of the cluster, and may look at pods, nothing else', async () => {
  const objects = await renderMonitoring()
  expect(only(objects, 'Role').rules).toEqual([
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  ])
  expect(only(objects, 'RoleBinding')).toMatchObject({
    roleRef: { kind: 'Role', name: 'clipper-monitoring-prometheus' },
    subjects: [{ kind: 'ServiceAccount', name: 'clipper-monitoring-prometheus', namespace: 'default' }],
  })
  const withToken = objects.filter((object) => JSON.stringify(object).includes('serviceAccountToken'))
  expect(withToken.map((object) => at(object, 'metadata', 'name'))).toEqual(['clipper-monitoring-prometheus'])
})

test('alertmanagers are told by address', async () => {
  const urls = ['http://alertmanager.monitoring:9093', 'https://alerts.example.com/prefix/']
  const objects = await renderMonitoring({ alertmanager: { urls }, alerts: { enabled: false } })
  const text = String(at(only(objects, 'ConfigMap', 'prometheus'), 'data', 'prometheus.yaml'))
  expect(text).toContain('targets: ["alertmanager.monitoring:9093"]')
  expect(text).toContain('targets: ["alerts.example.com:443"]')
  expect(text).toContain('path_prefix: "/prefix"')
})
