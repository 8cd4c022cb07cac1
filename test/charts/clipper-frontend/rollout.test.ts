import { describe, expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { containerOf, nginxConfOf, overlays, renderFrontend, scriptOf } from './frontend.ts'

describe.each(overlays)('with %s', (_, overlay) => {
  test('a rollout takes no pod away before another is ready', async () => {
    const deployment = only(await renderFrontend({ overlay }), 'Deployment')
    expect(at(deployment, 'spec', 'strategy')).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 0, maxSurge: 1 },
    })
  })

  test('everything speaks of the port that nginx listens on', async () => {
    const objects = await renderFrontend({ overlay })
    expect(nginxConfOf(objects)).toMatch(/^ +listen 8080;$/m)
    expect(scriptOf(objects)).toContain('listen [::]:8080;')
    expect(at(containerOf(objects), 'ports')).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }])
    expect(at(only(objects, 'Service'), 'spec', 'ports', 0)).toMatchObject({ port: 80, targetPort: 'http' })
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
      expect([undefined, { path: '/health.html', port: 'http' }]).toContainEqual(
        at(containerOf(objects), probe, 'httpGet'),
      )
    const [check] = objects.filter(({ kind }) => kind === 'Pod')
    if (check) expect(at(check, 'spec', 'containers', 0, 'args')).toEqual(['http://clipper-frontend:80/health.html'])
  })

  test('nginx writes only where a volume is', async () => {
    const objects = await renderFrontend({ overlay })
    const written = [...nginxConfOf(objects).matchAll(/^ *(?:pid|\w+_temp_path) (\S+);$/gm)].map(([, path]) => path)
    expect(written).toHaveLength(6)
    expect(written.filter((path) => !path?.startsWith('/tmp/'))).toEqual([])
    expect(at(containerOf(objects), 'volumeMounts')).toEqual([
      { name: 'config', mountPath: '/etc/nginx/nginx.conf', subPath: 'nginx.conf', readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
    ])
    expect(at(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'volumes')).toEqual([
      { name: 'config', configMap: { name: 'clipper-frontend-config' } },
      { name: 'tmp', emptyDir: {} },
      ...((overlay as { extraVolumes?: object[] }).extraVolumes ?? []),
    ])
  })
})

test('a pod answers while the ingress forgets it, and then has time to finish', async () => {
  const objects = await renderFrontend()
  expect(at(containerOf(objects), 'lifecycle', 'preStop', 'exec', 'command')).toEqual(['/bin/sleep', '5'])
  const pod = at(only(objects, 'Deployment'), 'spec', 'template', 'spec')
  expect(at(pod, 'terminationGracePeriodSeconds')).toBeGreaterThanOrEqual(15)
})

test('a change of the configuration restarts the pods, a new version of the chart alone does not', async () => {
  const checksum = async (overlay: object) =>
    at(
      only(await renderFrontend({ overlay }), 'Deployment'),
      'spec',
      'template',
      'metadata',
      'annotations',
      'checksum/config',
    )
  const before = await checksum({})
  expect(before).toMatch(/^[0-9a-f]{64}$/)
  expect(await checksum({ nginx: { workerProcesses: 3 } })).not.toBe(before)
  expect(await checksum({ replicaCount: 3, podAnnotations: { 'checksum/config': 'fixed' } })).toBe(before)
  const deployment = only(await renderFrontend(), 'Deployment')
  expect(at(deployment, 'spec', 'template', 'metadata', 'labels')).toEqual({
    'app.kubernetes.io/name': 'clipper-frontend',
    'app.kubernetes.io/instance': 'clipper',
    'app.kubernetes.io/part-of': 'clipper',
  })
})
