import { expect } from 'vitest'
import { at, podOf, type Rendered } from '../../charts/render.ts'
import type { OfObjects } from './expectation.ts'
import { named, namesOf } from './objects.ts'

/** Where Grafana reads the password of its administrator. */
function passwordSource(objects: readonly Rendered[]): unknown {
  const pod = podOf(named(objects, 'Deployment', 'clipper-monitoring-grafana'))
  const env = at(pod, 'spec', 'containers', 0, 'env') as Rendered[]
  return at(
    env.find(({ name }) => name === 'GF_SECURITY_ADMIN_PASSWORD'),
    'valueFrom',
    'secretKeyRef',
  )
}

/** The two ways to give Grafana its password. */
export const grafana: OfObjects = {
  "helm install clipper ./clipper --set grafana.adminPassword='secure-random-password'": ({ objects }) => {
    expect(passwordSource(objects)).toEqual({ name: 'clipper-monitoring-grafana', key: 'admin-password' })
    const given = at(named(objects, 'Secret', 'clipper-monitoring-grafana'), 'data', 'admin-password')
    expect(Buffer.from(String(given), 'base64').toString()).toBe('secure-random-password')
    expect(JSON.stringify(objects)).not.toContain('secure-random-password')
  },

  "helm install clipper ./clipper --set grafana.adminPassword='' --set grafana.admin.existingSecret='grafana-admin-secret'":
    ({ objects }) => {
      expect(passwordSource(objects)).toEqual({ name: 'grafana-admin-secret', key: 'admin-password' })
      expect(namesOf(objects, 'Secret')).toEqual([])
    },
}
