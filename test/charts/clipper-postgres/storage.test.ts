import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, objectsIn, only, type Rendered } from '../render.ts'
import { chart, renderPostgres, serverIn, volumeIn } from './postgres.ts'

const claims = (objects: readonly Rendered[]) =>
  objects.filter(({ kind }) => kind === 'PersistentVolumeClaim').map((claim) => at(claim, 'metadata', 'name'))
const size = (claim: Rendered) => at(claim, 'spec', 'resources', 'requests', 'storage')

test('the data lies in a claim of a promised name that an uninstall keeps', async () => {
  const objects = await renderPostgres()
  const claim = only(objects, 'PersistentVolumeClaim')
  expect(at(claim, 'metadata', 'name')).toBe('postgres-pvc')
  expect(at(claim, 'metadata', 'annotations')).toEqual({ 'helm.sh/resource-policy': 'keep' })
  expect(claim.spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } })
  expect(at(volumeIn(objects, 'data'), 'persistentVolumeClaim')).toEqual({ claimName: 'postgres-pvc' })
})

test.each(helms)('helm $version --set persistence.size=50Gi gives a claim of 50Gi', async ({ bin }) => {
  const { stdout } = await runHelm(bin, ['template', 'postgres', chart.dir, '--set', 'persistence.size=50Gi'])
  expect(size(only(objectsIn(stdout), 'PersistentVolumeClaim'))).toBe('50Gi')
})

const volumes: readonly [string, { given: object; want: object; claims: string[] }][] = [
  [
    'a claim that exists',
    { given: { existingClaim: 'a' }, want: { persistentVolumeClaim: { claimName: 'a' } }, claims: [] },
  ],
  [
    'a claim of another name',
    { given: { claimName: 'b' }, want: { persistentVolumeClaim: { claimName: 'b' } }, claims: ['b'] },
  ],
  ['no persistence', { given: { enabled: false }, want: { emptyDir: { sizeLimit: '20Gi' } }, claims: [] }],
  [
    'no persistence, whatever the claim',
    { given: { enabled: false, existingClaim: 'a' }, want: { emptyDir: { sizeLimit: '20Gi' } }, claims: [] },
  ],
]
test.each(volumes)('with %s', async (_name, { given, want, claims: wanted }) => {
  const objects = await renderPostgres({ persistence: given })
  expect(volumeIn(objects, 'data')).toEqual({ name: 'data', ...want })
  expect(claims(objects)).toEqual(wanted)
})

const classes: readonly [string, { given: object; want: string | undefined }][] = [
  ["the cluster's default", { given: {}, want: undefined }],
  ['that of all charts', { given: { global: { storageClass: 'fast' } }, want: 'fast' }],
  ['its own', { given: { global: { storageClass: 'fast' }, persistence: { storageClassName: 'slow' } }, want: 'slow' }],
]
test.each(classes)('the class of the volume is %s', async (_name, { given, want }) => {
  const claim = only(await renderPostgres(given), 'PersistentVolumeClaim')
  expect(at(claim, 'spec', 'storageClassName')).toBe(want)
})

describe('the data directory', () => {
  test('is a folder of the volume, as the root of a disk is not empty', async () => {
    const server = serverIn(await renderPostgres())
    const mounts = at(server, 'volumeMounts') as unknown[]
    const data = mounts.find((mount) => at(mount, 'name') === 'data')
    expect(at(data, 'mountPath')).toBe('/var/lib/postgresql/data')
    expect(at(server, 'env')).toContainEqual({ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' })
  })

  test.each([{}, { persistence: { enabled: false } }, { initScripts: { 'a.sql': 'SELECT 1' } }])(
    'and every other mount has its volume with %j',
    async (overlay) => {
      const objects = await renderPostgres(overlay)
      const mounts = at(serverIn(objects), 'volumeMounts') as { name: string }[]
      expect(mounts.filter(({ name }) => volumeIn(objects, name) === undefined)).toEqual([])
    },
  )
})

test('dumps have a claim of their own', async () => {
  const objects = await renderPostgres({ backup: { enabled: true, persistence: { size: '100Gi' } } })
  const claim = only(objects, 'PersistentVolumeClaim', 'postgres-backups')
  expect(at(claim, 'metadata', 'annotations')).toEqual({ 'helm.sh/resource-policy': 'keep' })
  expect(size(claim)).toBe('100Gi')
  expect(claims(await renderPostgres({ backup: { enabled: true, persistence: { existingClaim: 'dumps' } } }))).toEqual([
    'postgres-pvc',
  ])
})
