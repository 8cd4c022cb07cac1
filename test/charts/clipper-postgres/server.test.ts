import { expect, test } from 'vitest'
import { at, only, type Rendered } from '../render.ts'
import { parameterIn, podIn, renderPostgres, serverIn } from './postgres.ts'

const RELEASES: readonly [string, string][] = [
  ['clipper', 'clipper-postgres'],
  ['clipper-postgres', 'clipper-postgres'],
  ['postgres', 'clipper-postgres'],
  ['prod', 'prod-clipper-postgres'],
]
test.each(RELEASES)('the release %s names the server %s', async (release, name) => {
  const objects = await renderPostgres({}, { release })
  for (const kind of ['StatefulSet', 'Service', 'NetworkPolicy', 'ServiceAccount'])
    expect(at(only(objects, kind), 'metadata', 'name')).toBe(name)
  expect(at(only(objects, 'StatefulSet'), 'spec', 'serviceName')).toBe(name)
})

test('the defaults are those of a small installation', async () => {
  const server = serverIn(await renderPostgres())
  expect(at(server, 'image')).toBe('docker.io/pgvector/pgvector:0.8.1-pg17-bookworm')
  expect(at(server, 'resources')).toEqual({
    requests: { cpu: '250m', memory: '512Mi' },
    limits: { cpu: '1000m', memory: '2Gi' },
  })
})

test('there is one server, which an update that mends it can always replace', async () => {
  expect(only(await renderPostgres(), 'StatefulSet').spec).toMatchObject({
    replicas: 1,
    podManagementPolicy: 'Parallel',
    updateStrategy: { type: 'RollingUpdate' },
  })
})

test('the name of the Service leads to the pod, also while it is not ready', async () => {
  expect(only(await renderPostgres(), 'Service').spec).toMatchObject({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    ports: [{ name: 'postgres', port: 5432, targetPort: 'postgres' }],
  })
})

test('another port reaches the server, the Service, the probes, the policy and the clients', async () => {
  const objects = await renderPostgres({
    service: { port: 6432 },
    backup: { enabled: true },
    exporter: { enabled: true },
  })
  expect(parameterIn(objects, 'port')).toBe('6432')
  expect(at(serverIn(objects), 'ports', 0, 'containerPort')).toBe(6432)
  expect(JSON.stringify(objects)).not.toMatch(/5432/)
})

test('user and database are those of the configuration everywhere', async () => {
  const config = { database: 'other_db', username: 'other' }
  const objects = await renderPostgres({ config, backup: { enabled: true }, exporter: { enabled: true } })
  expect(at(serverIn(objects), 'readinessProbe', 'exec', 'command')).toEqual([
    'pg_isready',
    '-h',
    '127.0.0.1',
    '-p',
    '5432',
    '-U',
    'other',
    '-d',
    'other_db',
  ])
  expect(JSON.stringify(objects)).not.toMatch(/clipper_db|"clipper"\s*,\s*"-d"|"value":"clipper"/)
})

const secrets: readonly [string, { given: object; want: string }][] = [
  ['the documented one', { given: {}, want: 'postgres-secret' }],
  ['another', { given: { secrets: { existingSecret: 'a' } }, want: 'a' }],
  [
    'its own, from a store',
    { given: { secrets: { existingSecret: '' }, externalSecrets: { enabled: true } }, want: 'clipper-postgres' },
  ],
]
test.each(secrets)('every password comes from one Secret: %s', async (_name, { given, want }) => {
  const objects = await renderPostgres({ ...given, backup: { enabled: true }, exporter: { enabled: true } })
  const references = [...JSON.stringify(objects).matchAll(/"secretKeyRef":(\{[^}]*\})/g)].map(([, text]) => text)
  // server, exporter, backup, restore, test
  expect(references).toEqual(Array(5).fill(JSON.stringify({ name: want, key: 'POSTGRES_PASSWORD' })))
})

test('the store has an entry for the environment and the chart', async () => {
  const overlay = { global: { environment: 'staging' }, externalSecrets: { enabled: true } }
  const { spec } = only(await renderPostgres(overlay), 'ExternalSecret')
  expect(at(spec, 'data')).toEqual([
    { secretKey: 'POSTGRES_PASSWORD', remoteRef: { key: 'clipper/staging/postgres', property: 'POSTGRES_PASSWORD' } },
  ])
})

test('without any Secret the chart does not render', async () => {
  await expect(renderPostgres({ secrets: { existingSecret: '' } })).rejects.toThrow('no Secret holds POSTGRES_PASSWORD')
})

test('a change of postgresql.conf restarts the server, one of the chart alone does not', async () => {
  const template = (objects: readonly Rendered[]) => at(only(objects, 'StatefulSet'), 'spec', 'template')
  const before = template(await renderPostgres())
  expect(template(await renderPostgres({ config: { parameters: { jit: false } } }))).not.toEqual(before)
  expect(at(before, 'metadata', 'labels')).toEqual({
    'app.kubernetes.io/name': 'clipper-postgres',
    'app.kubernetes.io/instance': 'clipper',
    'app.kubernetes.io/part-of': 'clipper',
  })
})

test('the exporter cannot take the database from its clients', async () => {
  const objects = await renderPostgres({ exporter: { enabled: true } })
  const exporter = at(podIn(objects), 'containers', 1)
  expect(at(exporter, 'readinessProbe')).toBeUndefined()
  expect(at(exporter, 'ports')).toEqual([{ name: 'metrics', containerPort: 9187, protocol: 'TCP' }])
  expect(at(only(objects, 'Service', '-metrics'), 'metadata', 'name')).toBe('clipper-postgres-metrics')
})
