import { expect, test } from 'vitest'
import { at, only, type Rendered } from '../render.ts'
import { alertsIn, alertsWith, renderMonitoring } from './monitoring.ts'

const overlay = {
  operator: true,
  operatorLabels: { release: 'kube-prometheus-stack' },
  scrape: { backend: { enabled: true, tokenSecret: { name: 'scrape', key: 'jwt' } } },
}
const kinds = (objects: readonly Rendered[]) => objects.map(({ kind }) => kind).sort()

test('an operator gets its objects, and nothing runs here', async () => {
  const objects = await renderMonitoring(overlay)
  expect(kinds(objects)).toEqual(['ConfigMap', 'PodMonitor', 'PodMonitor', 'PodMonitor', 'PrometheusRule'])
  for (const object of objects.filter(({ kind }) => kind !== 'ConfigMap'))
    expect(at(object, 'metadata', 'labels')).toMatchObject({ release: 'kube-prometheus-stack' })
  expect(at(only(objects, 'ConfigMap'), 'metadata', 'labels')).toMatchObject({ grafana_dashboard: '1' })
})

test('the pods are found as by the own Prometheus, and jobs are called the same', async () => {
  const objects = await renderMonitoring(overlay)
  for (const [name, port] of [
    ['backend', 'http'],
    ['postgres', 'metrics'],
    ['redis', 'metrics'],
  ] as const)
    expect(only(objects, 'PodMonitor', name).spec).toMatchObject({
      jobLabel: 'app.kubernetes.io/name',
      selector: { matchLabels: { 'app.kubernetes.io/name': `clipper-${name}` } },
      podMetricsEndpoints: [{ port }],
    })
  expect(at(only(objects, 'PodMonitor', 'backend'), 'spec', 'podMetricsEndpoints', 0)).toMatchObject({
    path: '/debug/metrics',
    interval: '60s',
    authorization: { type: 'Bearer', credentials: { name: 'scrape', key: 'jwt' } },
  })
})

test('the alerts are the same, without those on Prometheus', async () => {
  const rule = only(await renderMonitoring(overlay), 'PrometheusRule')
  const own = await alertsWith(overlay.scrape ? { scrape: overlay.scrape } : {})
  own.delete('prometheus')
  expect(alertsIn(at(rule, 'spec', 'groups'))).toEqual(own)
})

test('labels of the values never replace those of the release', async () => {
  const labels = { 'app.kubernetes.io/name': 'other', grafana_dashboard: '2' }
  const objects = await renderMonitoring({ ...overlay, operatorLabels: labels, dashboards: { labels } })
  for (const object of objects)
    expect(at(object, 'metadata', 'labels')).toMatchObject({
      'app.kubernetes.io/name': 'clipper-monitoring',
      grafana_dashboard: '2',
    })
})
