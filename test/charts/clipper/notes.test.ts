import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHelm } from '../../helm/run-helm.ts'
import { type FakeCluster, fakeCluster } from '../fake-cluster.ts'
import { newestHelm } from '../render.ts'
import { umbrella } from './umbrella.ts'

const install = ['install', 'clipper', umbrella.dir, '-f', '-']

async function notesOf(overlay: object, args: readonly string[] = ['--dry-run=client', '-n', 'live']): Promise<string> {
  const { code, stdout, stderr } = await runHelm(newestHelm(), [...install, ...args], {
    input: JSON.stringify(overlay),
  })
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return stdout.split('\nNOTES:\n')[1] ?? ''
}

const off = { enabled: false }
const lost = { persistence: off }
const db = { backend: { config: { DB_HOST: 'db.example.com' } } }

const said: readonly [string, { given: object; want: readonly string[]; never?: readonly string[] }][] = [
  [
    'what is missing in each Secret, and how to make it',
    {
      given: {},
      want: [
        'postgres   postgres-secret: POSTGRES_PASSWORD\n',
        'redis      redis-secret: REDIS_PASSWORD\n',
        'backend    backend-secrets: DB_PASSWORD REDIS_PASSWORD JWT_PRIVATE_KEY MFA_ENCRYPTION_KEY\n',
        'this makes them all',
        'DB_PASSWORD=$(openssl rand -hex 24)',
        'kubectl create secret generic backend-secrets -n live \\\n',
      ],
      never: ['grafana-admin-secret'],
    },
  ],
  [
    'the login of Grafana where it is one',
    {
      given: { grafana: { admin: { existingSecret: 'login', userKey: 'user', passwordKey: 'pass' } } },
      want: ['grafana    login: user pass\n', '--from-literal=pass="$(openssl rand -hex 24)"'],
    },
  ],
  [
    'one Secret for all once',
    {
      given: Object.fromEntries(
        ['backend', 'postgres', 'redis'].map((key) => [key, { secrets: { existingSecret: 'all' } }]),
      ),
      want: ['kubectl create secret generic all -n live', '--from-literal=POSTGRES_PASSWORD="$DB_PASSWORD"'],
      never: ['backend-secrets'],
    },
  ],
  [
    'what an operator fills, and no command for it',
    {
      given: { postgres: { externalSecrets: { enabled: true } } },
      want: [
        'postgres-secret: POSTGRES_PASSWORD, from the External Secrets Operator',
        "DB_PASSWORD=$(kubectl get secret postgres-secret -n live -o jsonpath='{.data.POSTGRES_PASSWORD}' | base64 -d)",
      ],
      never: ['create secret generic postgres-secret'],
    },
  ],
  [
    'no password for a database of others, and where the backend may look for it',
    {
      given: { ...db, postgres: off },
      want: ['DB_PASSWORD=…', 'backend.networkPolicy.egress.postgres'],
      never: ['postgres-secret'],
    },
  ],
  [
    'which shorthands are in effect, by path',
    {
      given: { 'clipper-backend': { image: { tag: 'v9' } }, grafana: { adminUser: 'root' } },
      want: [
        'values under clipper-backend are in effect. They beat those under backend,',
        '     image.tag\n',
        'values under grafana are in effect. They beat those under monitoring.grafana,',
        '     adminUser',
      ],
    },
  ],
  ['no shorthand where there is none', { given: {}, want: [], never: ['are in effect'] }],
  [
    'which claims no rollback makes smaller',
    {
      given: { redis: { persistence: { existingClaim: 'mine' } }, grafana: { persistence: { enabled: false } } },
      want: ['refuses helm rollback', '     postgres.persistence.size\n     monitoring.prometheus.persistence.size\n'],
      never: ['redis.persistence.size'],
    },
  ],
  [
    'nothing of claims where there are none',
    { given: { postgres: lost, redis: lost, monitoring: off }, want: [], never: ['rollback'] },
  ],
  [
    'the next steps',
    {
      given: {},
      want: [
        'kubectl rollout status deployment/clipper-backend -n live',
        'helm test clipper -n live',
        'kubectl describe certificate clipper-tls -n live',
        '3. The site answers at https://clpr.tv/',
        '4. Grafana is inside the cluster only',
      ],
    },
  ],
  [
    'the next steps without TLS and frontend',
    {
      given: { frontend: off, backend: { ingress: { tls: [] } }, grafana: { ingress: { enabled: true } } },
      want: ['3. Grafana answers at https://grafana.clpr.tv/'],
      never: ['deployment/clipper-frontend', 'The site answers'],
    },
  ],
]

test.each(said)('the notes say %s', async (_name, { given, want, never = [] }) => {
  const notes = await notesOf(given)
  for (const words of want) expect(notes).toContain(words)
  for (const words of never) expect(notes).not.toContain(words)
})

test('the notes say no value of a password', async () => {
  const password = { name: 'REDIS_PASSWORD', value: 'hush-hush' }
  const given = { grafana: { adminPassword: 'hush-hush' }, 'clipper-redis': { extraEnv: [password] } }
  const notes = await notesOf({ ...given, monitoring: { grafana: { adminPassword: 'hush-hush' } } })
  expect(notes).toContain('     adminPassword\n')
  expect(notes).not.toContain('hush-hush')
})

describe('with a cluster', () => {
  let cluster: FakeCluster
  beforeAll(async () => {
    cluster = await fakeCluster('postgres-secret', { POSTGRES_PASSWORD: Buffer.from('hush-hush').toString('base64') })
  })
  afterAll(() => cluster.close())

  test('a Secret that is there is not made anew, but read', async () => {
    const notes = await notesOf({}, cluster.args)
    expect(notes).not.toContain('create secret generic postgres-secret')
    expect(notes).toContain(
      "DB_PASSWORD=$(kubectl get secret postgres-secret -n default -o jsonpath='{.data.POSTGRES_PASSWORD}' | base64 -d)",
    )
    expect(notes).not.toContain('hush-hush')
  })
})
