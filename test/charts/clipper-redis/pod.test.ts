import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { containerOf, podSpecOf, renderRedis } from './redis.ts'

test('the probes run what the ConfigMap holds, and only readiness asks for more than life', async () => {
  const container = containerOf(await renderRedis())
  const probe = (kind: string) => at(container, kind, 'exec', 'command', 1)
  expect(['startupProbe', 'readinessProbe', 'livenessProbe'].map(probe)).toEqual([
    '/etc/redis/alive.sh',
    '/etc/redis/ready.sh',
    '/etc/redis/alive.sh',
  ])
})

test('all that Redis writes lies on volumes', async () => {
  const objects = await renderRedis()
  const mounts = at(containerOf(objects), 'volumeMounts') as unknown[]
  expect(mounts.map((mount) => `${at(mount, 'name')} ${at(mount, 'mountPath')}`)).toEqual([
    'data /data',
    'config /etc/redis',
    'run /run/redis',
    'tmp /tmp',
  ])
  const volumes = at(podSpecOf(objects), 'volumes') as unknown[]
  expect(at(volumes, 2, 'emptyDir', 'medium')).toBe('Memory')
})

const claims: readonly [string, { given: object; claim?: unknown; volume: unknown }][] = [
  [
    'the default',
    {
      given: {},
      claim: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } } },
      volume: { persistentVolumeClaim: { claimName: 'redis-pvc' } },
    },
  ],
  [
    'the class of all charts',
    {
      given: { global: { storageClass: 'fast' }, persistence: { claimName: 'other', size: '10Gi' } },
      claim: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        resources: { requests: { storage: '10Gi' } },
      },
      volume: { persistentVolumeClaim: { claimName: 'other' } },
    },
  ],
  [
    'a class of its own',
    {
      given: { global: { storageClass: 'fast' }, persistence: { storageClassName: 'slow' } },
      claim: expect.objectContaining({ storageClassName: 'slow' }),
      volume: { persistentVolumeClaim: { claimName: 'redis-pvc' } },
    },
  ],
  [
    'a claim that exists',
    {
      given: { persistence: { existingClaim: 'old' } },
      volume: { persistentVolumeClaim: { claimName: 'old' } },
    },
  ],
  [
    'no persistence',
    {
      given: { persistence: { enabled: false, existingClaim: 'old' } },
      volume: { emptyDir: { sizeLimit: '5Gi' } },
    },
  ],
]

test.each(claims)('the data with %s', async (_name, { given, claim, volume }) => {
  const objects = await renderRedis({ overlay: given })
  expect(at(podSpecOf(objects), 'volumes', 0)).toEqual({ name: 'data', ...(volume as object) })
  const own = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim')
  expect(own.map(({ spec }) => spec)).toEqual(claim ? [claim] : [])
  for (const object of own) expect(at(object, 'metadata', 'annotations')).toEqual({ 'helm.sh/resource-policy': 'keep' })
})

test.each([{}, { persistence: { enabled: false } }, { exporter: { enabled: true } }, { service: { port: 6380 } }])(
  'what Kubernetes never lets a StatefulSet change stays as it is with %j',
  async (overlay) => {
    const { spec } = only(await renderRedis({ overlay }), 'StatefulSet')
    expect(spec).toMatchObject({ replicas: 1, serviceName: 'clipper-redis', podManagementPolicy: 'Parallel' })
    expect(spec).not.toHaveProperty('volumeClaimTemplates')
  },
)

test.each(['clipper', 'clipper-redis', 'redis'])('the release %s has the documented names', async (release) => {
  const objects = await renderRedis({ release, overlay: { exporter: { enabled: true } } })
  const names = objects.map((object) => `${object.kind} ${at(object, 'metadata', 'name')}`)
  expect(names).toEqual(
    expect.arrayContaining([
      'StatefulSet clipper-redis',
      'Service clipper-redis',
      'Service clipper-redis-metrics',
      'PersistentVolumeClaim redis-pvc',
    ]),
  )
})
