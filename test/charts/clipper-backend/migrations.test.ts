import { describe, expect, test } from 'vitest'
import { at, only, type Rendered } from '../render.ts'
import { renderBackend } from './backend.ts'

/** The Job for values in which it is on. */
async function job(overlay: object = {}): Promise<Rendered> {
  const { migrations = {}, ...others } = overlay as { migrations?: object }
  return only(await renderBackend({ overlay: { migrations: { enabled: true, ...migrations }, ...others } }), 'Job')
}
const containerOf = (rendered: Rendered): unknown => at(rendered, 'spec', 'template', 'spec', 'containers', 0)

describe('the Job that migrates the database', () => {
  test('is off by default', async () => {
    expect((await renderBackend()).filter(({ kind }) => kind === 'Job')).toEqual([])
  })

  test('runs after an install and before an upgrade, never with a rollback or a removal', async () => {
    expect(at(await job(), 'metadata', 'annotations')).toEqual({
      'helm.sh/hook': 'post-install,pre-upgrade',
      'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
    })
  })

  test('goes up, to the database of the application, without the password in its arguments', async () => {
    const rendered = await job({ config: { DB_HOST: 'db.example.com', DB_PORT: 6432, DB_SSLMODE: 'verify-full' } })
    expect(at(containerOf(rendered), 'command')).toEqual(['migrate'])
    expect(at(containerOf(rendered), 'args')).toEqual([
      '-path',
      '/migrations',
      '-database',
      'postgres://clipper@db.example.com:6432/clipper_db?sslmode=verify-full',
      'up',
    ])
  })

  test('reaches name servers and the database, as the application does, and is reached by nothing', async () => {
    const postgres = [{ ipBlock: { cidr: '10.20.0.5/32' } }]
    const overlay = {
      migrations: { enabled: true },
      config: { DB_PORT: 6432 },
      networkPolicy: { egress: { postgres } },
    }
    const objects = await renderBackend({ overlay })
    const { spec } = only(objects, 'NetworkPolicy', '-migrations')
    expect(at(spec, 'podSelector', 'matchLabels')).toEqual({
      'app.kubernetes.io/name': 'clipper-backend-migrations',
      'app.kubernetes.io/instance': 'clipper',
    })
    expect(at(only(objects, 'Job'), 'spec', 'template', 'metadata', 'labels')).toMatchObject(
      at(spec, 'podSelector', 'matchLabels') as object,
    )
    expect([at(spec, 'policyTypes'), at(spec, 'ingress')]).toEqual([['Ingress', 'Egress'], undefined])
    expect(at(spec, 'egress')).toEqual([
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
      { ports: [{ port: 6432, protocol: 'TCP' }], to: postgres },
    ])
  })

  test('ends before helm stops waiting', async () => {
    expect(at(await job(), 'spec', 'activeDeadlineSeconds')).toBeLessThan(300)
  })

  const passwords: [string, { given: object; want: object }][] = [
    [
      'the Secret of the application',
      { given: {}, want: { valueFrom: { secretKeyRef: { name: 'backend-secrets', key: 'DB_PASSWORD' } } } },
    ],
    [
      'another Secret, as in extraEnv',
      {
        given: {
          extraEnv: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'pg-app', key: 'password' } } }],
        },
        want: { valueFrom: { secretKeyRef: { name: 'pg-app', key: 'password' } } },
      },
    ],
  ]
  test.each(passwords)('takes the password from %s', async (_, { given, want }) => {
    expect(at(containerOf(await job(given)), 'env')).toEqual([{ name: 'PGPASSWORD', ...want }])
  })

  test('takes variables and volumes of its own', async () => {
    const rendered = await job({
      migrations: {
        extraEnv: [{ name: 'PGSSLROOTCERT', value: '/ca/ca.crt' }],
        extraVolumes: [{ name: 'ca', secret: { secretName: 'pg-ca' } }],
        extraVolumeMounts: [{ name: 'ca', mountPath: '/ca' }],
      },
    })
    expect(at(containerOf(rendered), 'env', 1)).toEqual({ name: 'PGSSLROOTCERT', value: '/ca/ca.crt' })
    expect(at(containerOf(rendered), 'volumeMounts')).toEqual([{ name: 'ca', mountPath: '/ca' }])
    expect(at(rendered, 'spec', 'template', 'spec', 'volumes')).toEqual([
      { name: 'ca', secret: { secretName: 'pg-ca' } },
    ])
  })

  const images: [string, { given: object; want: string }][] = [
    ['the backend, where it has none', { given: { image: { repository: 'a', tag: 'v1' } }, want: 'ghcr.io/a:v1' }],
    ['its own', { given: { migrations: { image: { repository: 'm', tag: 'v2' } } }, want: 'm:v2' }],
  ]
  test.each(images)('runs the image of %s', async (_, { given, want }) => {
    expect(at(containerOf(await job(given)), 'image')).toBe(want)
  })
})
