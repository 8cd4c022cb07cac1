import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, objectsIn } from '../render.ts'
import { chart, parameterIn, podIn, serverIn } from './postgres.ts'

type Objects = ReturnType<typeof objectsIn>

/** What people remove with a null, as Helm's documentation teaches. */
const removable: readonly [string, { given: object; want: (objects: Objects) => unknown; equal: unknown }][] = [
  [
    'a CPU limit',
    {
      given: { resources: { limits: { cpu: null } } },
      want: (objects) => at(serverIn(objects), 'resources', 'limits'),
      equal: { memory: '2Gi' },
    },
  ],
  [
    'the memory limit',
    {
      given: { resources: { limits: { memory: null } } },
      want: (objects) => parameterIn(objects, 'shared_buffers'),
      equal: undefined,
    },
  ],
  [
    'user and group, which OpenShift chooses',
    {
      given: { podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } },
      want: (objects) => Object.keys(at(podIn(objects), 'securityContext') as object).sort(),
      equal: ['fsGroupChangePolicy', 'runAsNonRoot', 'seccompProfile'],
    },
  ],
  [
    'every list and every empty map',
    {
      given: {
        imagePullSecrets: null,
        config: { parameters: null },
        initScripts: null,
        extraEnv: null,
        extraVolumes: null,
        extraVolumeMounts: null,
        networkPolicy: { extraIngressPeers: null },
        service: { annotations: null, labels: null },
        exporter: { enabled: true, args: null },
        backup: { enabled: true },
        podLabels: null,
        podAnnotations: null,
        nodeSelector: null,
        tolerations: null,
        affinity: null,
      },
      want: (objects) => parameterIn(objects, 'port'),
      equal: '5432',
    },
  ],
]

describe.each(helms)('helm $version', ({ bin }) => {
  const template = (values: object) =>
    runHelm(bin, ['template', 'clipper', chart.dir, '-f', '-'], { input: JSON.stringify(values) })

  test.each(removable)('a null removes %s', async (_name, { given, want, equal }) => {
    const { code, stdout, stderr } = await template(given)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).not.toMatch(/: null$|<nil>|<no value>/m)
    expect(want(objectsIn(stdout))).toEqual(equal)
  })

  test.each<[string, object]>([
    ['port', { service: { port: null } }],
    ['database', { config: { database: null } }],
    ['tag', { image: { tag: '' } }],
  ])('a missing %s is refused, as templates cannot be without it', async (path, given) => {
    const { code, stderr } = await template(given)
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(path) })
  })
})
