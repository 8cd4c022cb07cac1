import { expect, test } from 'vitest'
import { at, only, podOf } from '../render.ts'
import { renderPostgres } from './postgres.ts'

const NAME = 'app.kubernetes.io/name'
const named = (values: string[]) => ({ matchExpressions: [{ key: NAME, operator: 'In', values }] })
const ofRelease = (values: string[]) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'clipper' }, ...named(values) },
})
const pods = (name: string) => ({ podSelector: { matchLabels: { [NAME]: name } } })
const backends = [pods('clipper-backend'), pods('clipper-backend-migrations')]
const prometheus = pods('clipper-monitoring-prometheus')
const other = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }
const port = (number: number) => [{ port: number, protocol: 'TCP' }]

const cases: readonly [string, { given: object; want: object[] }][] = [
  [
    'the defaults',
    { given: {}, want: [{ from: [...backends, ofRelease(['clipper-postgres-test'])], ports: port(5432) }] },
  ],
  ['nothing of its own', { given: { tests: { enabled: false } }, want: [{ from: [...backends], ports: port(5432) }] }],
  [
    'backups and metrics',
    {
      given: { backup: { enabled: true }, exporter: { enabled: true } },
      want: [
        {
          from: [
            ...backends,
            ofRelease(['clipper-postgres-backup', 'clipper-postgres-restore', 'clipper-postgres-test']),
          ],
          ports: port(5432),
        },
        { from: [prometheus], ports: port(9187) },
      ],
    },
  ],
  [
    'further peers',
    {
      given: { tests: { enabled: false }, exporter: { enabled: true }, networkPolicy: { extraIngressPeers: [other] } },
      want: [
        { from: [...backends, other], ports: port(5432) },
        { from: [prometheus, other], ports: port(9187) },
      ],
    },
  ],
]
test.each(cases)('in, with %s', async (_name, { given, want }) => {
  const policies = (await renderPostgres(given)).filter(({ kind }) => kind === 'NetworkPolicy')
  const policy = policies.find((object) => at(object, 'metadata', 'name') === 'clipper-postgres')
  expect(at(policy, 'spec')).toMatchObject({ policyTypes: ['Ingress', 'Egress'], ingress: want, egress: [] })
})

test('a dump or restore reaches name servers and the database only', async () => {
  const objects = await renderPostgres({ backup: { enabled: true } })
  const { spec } = only(objects, 'NetworkPolicy', '-backup')
  expect(at(spec, 'ingress')).toEqual([])
  expect(at(spec, 'egress', 0, 'ports')).toEqual([
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ])
  expect(at(spec, 'egress', 1)).toEqual({
    to: [{ podSelector: { matchLabels: { [NAME]: 'clipper-postgres', 'app.kubernetes.io/instance': 'clipper' } } }],
    ports: port(5432),
  })
  const roles = at(spec, 'podSelector', 'matchExpressions', 0, 'values')
  const jobs = objects.filter(({ kind }) => kind === 'CronJob')
  expect(jobs.map((job) => at(podOf(job)?.metadata, 'labels', NAME))).toEqual(roles)
})
