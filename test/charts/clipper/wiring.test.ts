import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { at, only, type Rendered } from '../render.ts'
import { nameOf, objectsOf, renderUmbrella } from './umbrella.ts'

/** What the backend is told in its ConfigMap. */
const configOf = (objects: readonly Rendered[]) =>
  at(only(objectsOf(objects, 'clipper-backend'), 'ConfigMap'), 'data') as Readonly<Record<string, string>>

const serviceOf = (objects: readonly Rendered[], chart: string) =>
  only(
    objectsOf(objects, chart).filter((object) => !nameOf(object).endsWith('-metrics')),
    'Service',
  )

/** Where the backend looks, and where the servers answer. */
function addresses(objects: readonly Rendered[]) {
  const { DB_HOST, DB_PORT, REDIS_HOST, REDIS_PORT } = configOf(objects)
  const [postgres, redis] = ['clipper-postgres', 'clipper-redis'].map((chart) => {
    const service = serviceOf(objects, chart)
    return `${nameOf(service)}:${at(service, 'spec', 'ports', 0, 'port')}`
  })
  return { told: [`${DB_HOST}:${DB_PORT}`, `${REDIS_HOST}:${REDIS_PORT}`], found: [postgres, redis] }
}

const names: readonly [string, { release?: string; overlay?: object; want: [string, string] }][] = [
  ['the release clipper', { want: ['clipper-postgres:5432', 'clipper-redis:6379'] }],
  ['another release', { release: 'blue', want: ['blue-clipper-postgres:5432', 'blue-clipper-redis:6379'] }],
  [
    'other names',
    {
      overlay: { postgres: { fullnameOverride: 'db' }, redis: { nameOverride: 'cache' } },
      want: ['db:5432', 'clipper-cache:6379'],
    },
  ],
  [
    'other names under the names of the charts',
    {
      overlay: { 'clipper-postgres': { nameOverride: 'db' }, 'clipper-redis': { fullnameOverride: 'cache' } },
      want: ['clipper-db:5432', 'cache:6379'],
    },
  ],
  [
    'other ports',
    {
      overlay: { postgres: { service: { port: 5433 } }, redis: { service: { port: 6380 } } },
      want: ['clipper-postgres:5433', 'clipper-redis:6380'],
    },
  ],
]

describe.each(helms)('helm $version', ({ bin }) => {
  test.each(names)('the backend finds its database and cache under %s', async (_name, { want, overlay, ...given }) => {
    const { told, found } = addresses(await renderUmbrella(overlay, { ...given, bin }))
    expect({ told, found }).toEqual({ told: want, found: want })
  })
})

test('the Job of the migrations and the test of the backend look where the backend does', async () => {
  const migrations = { enabled: true, image: { repository: 'clipper/migrations' } }
  const objects = await renderUmbrella({ backend: { migrations } }, { release: 'blue' })
  expect(JSON.stringify(only(objects, 'Job'))).toContain('@blue-clipper-postgres:5432/')
})

test('user and database are those that the server makes', async () => {
  const config = { username: 'clips', database: 'clips_db' }
  const objects = await renderUmbrella({ postgres: { config } })
  expect(configOf(objects)).toMatchObject({ DB_USER: 'clips', DB_NAME: 'clips_db' })
  const server = JSON.stringify(only(objectsOf(objects, 'clipper-postgres'), 'StatefulSet'))
  expect(server).toContain('{"name":"POSTGRES_USER","value":"clips"}')
})

test('what the values say of the database and the cache wins', async () => {
  const config = { DB_HOST: 'a', DB_PORT: 1, DB_USER: 'b', DB_NAME: 'c', REDIS_HOST: 'd', REDIS_PORT: 2 }
  const objects = await renderUmbrella({ backend: { config }, postgres: { service: { port: 5433 } } })
  expect(configOf(objects)).toMatchObject({ ...config, DB_PORT: '1', REDIS_PORT: '2' })
})
