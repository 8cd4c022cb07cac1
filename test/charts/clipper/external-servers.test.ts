import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, only, type Rendered } from '../render.ts'
import { objectsOf, renderUmbrella, umbrella } from './umbrella.ts'

const config = { DB_HOST: 'db.example.com', REDIS_HOST: 'cache.example.com' }
const off = { enabled: false }
const pods = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } })

const refused: readonly [string, string][] = [
  ['postgres', 'backend.config.DB_HOST is empty: postgres is switched off, so it must name a database'],
  ['redis', 'backend.config.REDIS_HOST is empty: redis is switched off, so it must name a Redis'],
]

describe.each(helms)('helm $version', ({ bin }) => {
  test.each(refused)('%s off and nothing in its place is refused with the key to set', async (part, words) => {
    const args = ['template', 'clipper', umbrella.dir, '--set', `${part}.enabled=false`]
    expect(await runHelm(bin, args)).toMatchObject({ code: 1, stderr: expect.stringContaining(words) })
  })

  test('servers of others are told to the backend, and none is rendered', async () => {
    const objects = await renderUmbrella({ postgres: off, redis: off, backend: { config } }, { bin })
    expect(at(only(objectsOf(objects, 'clipper-backend'), 'ConfigMap'), 'data')).toMatchObject(config)
    for (const chart of ['clipper-postgres', 'clipper-redis']) expect(objectsOf(objects, chart)).toEqual([])
  })
})

test('without the backend, nobody asks where the database is', async () => {
  const objects = await renderUmbrella({ postgres: off, redis: off, backend: off })
  expect(objectsOf(objects, 'clipper-frontend')).not.toEqual([])
})

/** Where the policy of the backend lets it go on a port; undefined where no rule has the port, empty for anywhere. */
function peersOn(objects: readonly Rendered[], port: number): unknown {
  const rules = at(only(objectsOf(objects, 'clipper-backend'), 'NetworkPolicy'), 'spec', 'egress') as unknown[]
  const rule = rules.find((one) => (at(one, 'ports') as unknown[]).some((entry) => at(entry, 'port') === port))
  return rule === undefined ? undefined : (at(rule, 'to') ?? [])
}

const block = { ipBlock: { cidr: '10.20.0.5/32' } }
const policies: readonly [string, { given: object; want: Readonly<Record<number, unknown>> }][] = [
  ['its own servers', { given: {}, want: { 5432: [pods('clipper-postgres')], 6379: [pods('clipper-redis')] } }],
  [
    'servers of others, wherever they are',
    { given: { postgres: off, redis: off, backend: { config } }, want: { 5432: [], 6379: [] } },
  ],
  [
    'servers of others on other ports',
    {
      given: { postgres: off, redis: off, backend: { config: { ...config, DB_PORT: 6432, REDIS_PORT: 6380 } } },
      want: { 6432: [], 6380: [], 5432: undefined },
    },
  ],
  [
    'the addresses that the values name',
    {
      given: { postgres: off, backend: { config, networkPolicy: { egress: { postgres: [block] } } } },
      want: { 5432: [block], 6379: [pods('clipper-redis')] },
    },
  ],
  [
    'the port of the pod, where the Service of Redis has another',
    { given: { redis: { service: { port: 6380 } } }, want: { 6379: [pods('clipper-redis')] } },
  ],
]

test.each(policies)('the policy of the backend lets it out to %s', async (_name, { given, want }) => {
  const objects = await renderUmbrella(given)
  const found = Object.keys(want).map((port) => [port, peersOn(objects, Number(port))])
  expect(Object.fromEntries(found)).toEqual(want)
})
