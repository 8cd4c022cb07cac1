import { describe, expect, test } from 'vitest'
import { overlaysOf } from '../overlays.ts'
import { at, only } from '../render.ts'
import { containerOf, renderBackend } from './backend.ts'

const overlays = await overlaysOf('clipper-backend')
/** Seconds that the application takes to end its open requests and to flush its telemetry. */
const DRAIN = 10

describe.each(overlays)('with %s', (_, overlay) => {
  test('a rollout takes no pod away before another is ready', async () => {
    const deployment = only(await renderBackend({ overlay }), 'Deployment')
    expect(at(deployment, 'spec', 'strategy')).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 0, maxSurge: 1 },
    })
  })

  test('a pod has the time to drain', async () => {
    const objects = await renderBackend({ overlay })
    const [program, seconds = '0'] = (at(containerOf(objects), 'lifecycle', 'preStop', 'exec', 'command') ?? [
      '/bin/sleep',
    ]) as string[]
    expect(program).toBe('/bin/sleep')
    const grace = at(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'terminationGracePeriodSeconds')
    expect(grace).toBeGreaterThanOrEqual(Number(seconds) + DRAIN)
  })

  test('the Service, the probes and helm test reach the port of the container', async () => {
    const objects = await renderBackend({ overlay })
    const container = containerOf(objects)
    expect(at(container, 'ports')).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }])
    expect(at(only(objects, 'Service'), 'spec', 'ports', 0, 'targetPort')).toBe('http')
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
      expect([undefined, 'http']).toContain(at(container, probe, 'httpGet', 'port'))
    const [check] = objects.filter(({ kind }) => kind === 'Pod')
    if (check) expect(at(check, 'spec', 'containers', 0, 'args')).toEqual(['http://clipper-backend:80/health/ready'])
  })

  test('no Service of the namespace sets a variable of the application', async () => {
    const deployment = only(await renderBackend({ overlay }), 'Deployment')
    expect(at(deployment, 'spec', 'template', 'spec', 'enableServiceLinks')).toBe(false)
  })
})

test('a new version of the chart alone restarts no pod', async () => {
  const deployment = only(await renderBackend(), 'Deployment')
  expect(at(deployment, 'spec', 'template', 'metadata', 'labels')).toEqual({
    'app.kubernetes.io/name': 'clipper-backend',
    'app.kubernetes.io/instance': 'clipper',
    'app.kubernetes.io/part-of': 'clipper',
  })
})
