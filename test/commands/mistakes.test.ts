import { describe, expect, test } from 'vitest'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'

const NOT_ALLOWED = /not allowed/
const unknown = (path: string, key: string) => ({ path, key, reason: NOT_ALLOWED })
const wrong = (path: string, reason: RegExp) => ({ path, key: '', reason })

/** Flags of the page, each mistyped: where Helm must say that it is, with the unknown key, and the reason. */
const mistakes: [string, { path: string; key: string; reason: RegExp }][] = [
  ['backend.replicaCount=five', wrong('backend.replicaCount', /integer/)],
  ['backend.replicaCont=5', unknown('backend', 'replicaCont')],
  ['postgres.persistence.size=50GB', wrong('postgres.persistence.size', /pattern/)],
  ['postgres.persistance.size=50Gi', unknown('postgres', 'persistance')],
  ['global.domain=https://example.com', wrong('global.domain', /pattern/)],
  ['clipper-backend.image.tags=v1.2.3', unknown('clipper-backend.image', 'tags')],
  ['clipper-backnd.image.tag=v1.2.3', unknown('', 'clipper-backnd')],
  ['grafana.adminPasword=hush-hush', unknown('grafana', 'adminPasword')],
  ['grafana.adminPassword.value=hush-hush', wrong('grafana.adminPassword', /string/)],
  ['grafana.admin.existingSecret=Not_A_Name', wrong('grafana.admin.existingSecret', /pattern/)],
]

describe.each(helms)('helm $version', ({ bin }) => {
  test.each(mistakes)('refuses %s, with the path and the reason', async (flag, { path, key, reason }) => {
    const { code, stderr } = await runHelm(bin, ['template', 'clipper', 'charts/clipper', '--set', flag])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(reason) })
    // Helm 3.18.5 and later write paths with slashes
    expect(stderr.replaceAll('/', '.')).toContain(path)
    expect(stderr).toContain(key)
    expect(stderr).not.toContain('hush-hush')
  })
})
