import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, objectsIn, only } from '../render.ts'
import { containerOf, frontend, nginxConfOf } from './frontend.ts'

describe.each(helms)('helm $version', ({ bin }) => {
  const template = (values: object) =>
    runHelm(bin, ['template', 'clipper', frontend.dir, '-f', '-'], { input: JSON.stringify(values) })

  test('a null removes an amount, a user, an annotation, a list and a map', async () => {
    const { code, stdout, stderr } = await template({
      resources: { limits: { cpu: null } },
      podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null },
      podDisruptionBudget: { minAvailable: null, maxUnavailable: 1 },
      nginx: { realIpFrom: null },
      networkPolicy: { extraIngressPeers: null, egress: { extra: null } },
      imagePullSecrets: null,
      extraEnv: null,
      topologySpreadConstraints: null,
      podAnnotations: null,
      podLabels: null,
      nodeSelector: null,
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).not.toMatch(/null|<nil>|<no value>/)
    const objects = objectsIn(stdout)
    expect(at(containerOf(objects), 'resources', 'limits')).toEqual({ memory: '256Mi' })
    expect(only(objects, 'NetworkPolicy').spec).toMatchObject({ egress: [] })
    expect(nginxConfOf(objects)).not.toContain('real_ip')
  })

  test.each<[string, object]>([
    ['replicaCount', { replicaCount: null }],
    ['nginx.gzip.level', { nginx: { gzip: { level: null } } }],
    ['nginx', { nginx: null }],
  ])('a null on %s is refused, as templates cannot be without it', async (path, given) => {
    const { code, stderr } = await template(given)
    expect(code).toBe(1)
    expect(stderr).toContain(path.split('.').at(-1))
  })
})
