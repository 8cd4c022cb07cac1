import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { containerOf, renderFrontend } from './frontend.ts'

const metric = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
})

test('the defaults are those of a small installation', async () => {
  const objects = await renderFrontend()
  expect(at(containerOf(objects), 'resources')).toEqual({
    requests: { cpu: '50m', memory: '64Mi' },
    limits: { cpu: '200m', memory: '256Mi' },
  })
  expect(only(objects, 'HorizontalPodAutoscaler').spec).toMatchObject({
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [metric('cpu', 70), metric('memory', 80)],
    behavior: { scaleDown: { stabilizationWindowSeconds: 300 }, scaleUp: { stabilizationWindowSeconds: 0 } },
  })
  expect(only(objects, 'PodDisruptionBudget').spec).toMatchObject({ minAvailable: 1 })
})

const replicas: readonly [string, { given: object; want: { replicas?: number; minReplicas?: number } }][] = [
  ['without the autoscaler', { given: { autoscaling: { enabled: false }, replicaCount: 5 }, want: { replicas: 5 } }],
  ['none at all', { given: { autoscaling: { enabled: false }, replicaCount: 0 }, want: { replicas: 0 } }],
  ['above the minimum', { given: { replicaCount: 5 }, want: { minReplicas: 5 } }],
  ['below the minimum', { given: { replicaCount: 1 }, want: { minReplicas: 2 } }],
]
test.each(replicas)('replicaCount has an effect: %s', async (_name, { given, want }) => {
  const objects = await renderFrontend({ overlay: given })
  const scaler = objects.find(({ kind }) => kind === 'HorizontalPodAutoscaler')
  const found = {
    replicas: at(only(objects, 'Deployment'), 'spec', 'replicas'),
    minReplicas: at(scaler, 'spec', 'minReplicas'),
  }
  expect(found).toEqual({ replicas: undefined, minReplicas: undefined, ...want })
})

const images: readonly [string, { given: object; want: string }][] = [
  ['the default', { given: {}, want: 'ghcr.io/subculture-collective/clipper/frontend:1.0.0' }],
  [
    'a tag that is a number, from a registry for all charts',
    {
      given: { global: { imageRegistry: 'mirror.example.com:5000' }, image: { repository: 'a', tag: 20240101 } },
      want: 'mirror.example.com:5000/a:20240101',
    },
  ],
]
test.each(images)('image: %s', async (_name, { given, want }) => {
  const objects = await renderFrontend({ overlay: given })
  expect(at(containerOf(objects), 'image')).toBe(want)
  expect(at(only(objects, 'Pod'), 'spec', 'containers', 0, 'image')).toBe(want)
})
