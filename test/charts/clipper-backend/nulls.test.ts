import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, objectsIn, only } from '../render.ts'
import { backend, containerOf } from './backend.ts'

type Objects = ReturnType<typeof objectsIn>
const pod = (objects: Objects) => at(only(objects, 'Deployment'), 'spec', 'template', 'spec')

/** What people remove with a null, as Helm's documentation teaches. */
const removable: readonly [string, { given: object; want: (objects: Objects) => unknown; equal: unknown }][] = [
  [
    'a CPU limit',
    {
      given: { resources: { limits: { cpu: null } } },
      want: (objects) => at(containerOf(objects), 'resources', 'limits'),
      equal: { memory: '512Mi' },
    },
  ],
  [
    'user and group, which OpenShift chooses',
    {
      given: { podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } },
      want: (objects) => Object.keys(at(pod(objects), 'securityContext') as object).sort(),
      equal: ['fsGroupChangePolicy', 'runAsNonRoot', 'seccompProfile'],
    },
  ],
  [
    'minAvailable, for the sake of maxUnavailable',
    {
      given: { podDisruptionBudget: { minAvailable: null, maxUnavailable: 1 } },
      want: (objects) => at(only(objects, 'PodDisruptionBudget'), 'spec', 'maxUnavailable'),
      equal: 1,
    },
  ],
  [
    'a default annotation',
    {
      given: { ingress: { annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': null } } },
      want: (objects) => Object.keys(at(only(objects, 'Ingress'), 'metadata', 'annotations') as object).length,
      equal: 2,
    },
  ],
  [
    'every list and every empty map',
    {
      given: {
        imagePullSecrets: null,
        secrets: { requiredKeys: null },
        extraEnv: null,
        ingress: { hosts: null, tls: null },
        networkPolicy: { extraIngressPeers: null, egress: { postgres: null, https: null, extra: null } },
        autoscaling: { behavior: { scaleUp: { policies: null } } },
        migrations: { enabled: true, command: null },
        topologySpreadConstraints: null,
        podLabels: null,
        podAnnotations: null,
        nodeSelector: null,
        affinity: null,
      },
      want: (objects) => objects.map(({ kind }) => kind).includes('Ingress'),
      equal: false,
    },
  ],
]

describe.each(helms)('helm $version', ({ bin }) => {
  const template = (values: object) =>
    runHelm(bin, ['template', 'clipper', backend.dir, '-f', '-'], { input: JSON.stringify(values) })

  test.each(removable)('a null removes %s', async (_name, { given, want, equal }) => {
    const { code, stdout, stderr } = await template(given)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).not.toMatch(/null|<nil>|<no value>/)
    expect(want(objectsIn(stdout))).toEqual(equal)
  })

  test.each<[string, object]>([
    ['replicaCount', { replicaCount: null }],
    ['image.tag', { image: { tag: null } }],
    ['config.DB_PORT', { config: { DB_PORT: null } }],
    ['service', { service: null }],
  ])('a null on %s is refused, as templates cannot be without it', async (path, given) => {
    const { code, stderr } = await template(given)
    expect(code).toBe(1)
    expect(stderr).toContain(path.split('.').at(-1))
  })
})
