import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, objectsIn, only } from '../render.ts'
import { backend, containerOf, renderBackend } from './backend.ts'

const metric = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
})
const autoscaler = {
  metrics: [metric('cpu', 70), metric('memory', 80)],
  behavior: {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [
        { type: 'Percent', value: 100, periodSeconds: 30 },
        { type: 'Pods', value: 2, periodSeconds: 30 },
      ],
    },
    scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
  },
}

test('the defaults are those of a small installation', async () => {
  const objects = await renderBackend()
  expect(at(containerOf(objects), 'resources')).toEqual({
    requests: { cpu: '100m', memory: '256Mi' },
    limits: { cpu: '500m', memory: '512Mi' },
  })
  expect(only(objects, 'HorizontalPodAutoscaler').spec).toMatchObject({
    minReplicas: 2,
    maxReplicas: 10,
    ...autoscaler,
  })
})

test.each(helms)('build production | helm $version template has the numbers of production', async ({ bin }) => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const build = spawnSync(process.execPath, ['dist/cli/bin.js', 'build', 'production', 'clipper-backend'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ status: build.status, stderr: build.stderr }).toEqual({ status: 0, stderr: '' })
  const { stdout } = await runHelm(bin, ['template', 'backend', backend.dir, '-f', '-'], { input: build.stdout })
  const objects = objectsIn(stdout)
  expect(at(containerOf(objects), 'resources')).toEqual({
    requests: { cpu: '250m', memory: '512Mi' },
    limits: { cpu: '1000m', memory: '1Gi' },
  })
  expect(only(objects, 'HorizontalPodAutoscaler').spec).toMatchObject({
    minReplicas: 3,
    maxReplicas: 20,
    ...autoscaler,
  })
  expect(only(objects, 'Deployment').spec).not.toHaveProperty('replicas')
})

const replicas: readonly [string, { given: object; want: { replicas?: number; minReplicas?: number } }][] = [
  ['without the autoscaler', { given: { autoscaling: { enabled: false }, replicaCount: 5 }, want: { replicas: 5 } }],
  ['none at all', { given: { autoscaling: { enabled: false }, replicaCount: 0 }, want: { replicas: 0 } }],
  ['above the minimum', { given: { replicaCount: 5 }, want: { minReplicas: 5 } }],
  ['below the minimum', { given: { replicaCount: 1 }, want: { minReplicas: 2 } }],
]
test.each(replicas)('replicaCount has an effect: %s', async (_name, { given, want }) => {
  const objects = await renderBackend({ overlay: given })
  const scaler = objects.find(({ kind }) => kind === 'HorizontalPodAutoscaler')
  const found = {
    replicas: at(only(objects, 'Deployment'), 'spec', 'replicas'),
    minReplicas: at(scaler, 'spec', 'minReplicas'),
  }
  expect(found).toEqual({ replicas: undefined, minReplicas: undefined, ...want })
})

test('probes ask the paths that the application has for them', async () => {
  const container = containerOf(await renderBackend())
  const path = (kind: string) => at(container, kind, 'httpGet', 'path')
  expect(['startupProbe', 'readinessProbe', 'livenessProbe'].map(path)).toEqual([
    '/health/live',
    '/health/ready',
    '/health/live',
  ])
  // the application itself gives its database and cache 3 seconds
  expect(at(container, 'readinessProbe', 'timeoutSeconds')).toBeGreaterThan(3)
})

const budgets: readonly [string, { given: object; want: object }][] = [
  ['the default', { given: {}, want: { minAvailable: 1 } }],
  ['maxUnavailable wins', { given: { maxUnavailable: '25%' }, want: { maxUnavailable: '25%' } }],
  ['a share', { given: { minAvailable: '50%' }, want: { minAvailable: '50%' } }],
]
test.each(budgets)('disruption budget: %s', async (_name, { given, want }) => {
  const { spec } = only(await renderBackend({ overlay: { podDisruptionBudget: given } }), 'PodDisruptionBudget')
  expect(spec).toEqual({
    ...want,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'clipper-backend', 'app.kubernetes.io/instance': 'clipper' } },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  })
})
