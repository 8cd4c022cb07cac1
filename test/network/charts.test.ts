import { describe, expect, test } from 'vitest'
import { scenarios } from '../charts/clipper/scenarios.ts'
import { environments } from '../charts/environments.ts'
import {
  elsewhere,
  ingressController,
  inNamespace,
  internet,
  metadataService,
  neighbourhoodOf,
  openPorts,
  outsiders,
  podOf,
  privateNetwork,
  roleOf,
  valuesOf,
} from './neighbourhood.ts'
import type { Peer, Pod } from './world.ts'

const everything = scenarios['everything on'] ?? {}
const releases: readonly [string, object][] = [
  ...environments.map((name): [string, object] => [name, valuesOf(name)]),
  ['everything on', everything],
]

/** Who may call a pod on which port; of those that a release has not, nothing is asked. */
const callers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'clipper-postgres': {
    5432: [
      'clipper-backend',
      'clipper-backend-migrations',
      'clipper-postgres-backup',
      'clipper-postgres-restore',
      'clipper-postgres-test',
    ],
    9187: ['clipper-monitoring-prometheus'],
  },
  'clipper-redis': { 6379: ['clipper-backend', 'clipper-redis-test'], 9121: ['clipper-monitoring-prometheus'] },
  'clipper-backend': { 8080: ['clipper-backend-test', 'clipper-monitoring-prometheus', 'ingress-nginx'] },
  'clipper-frontend': { 8080: ['clipper-frontend-test', 'ingress-nginx'] },
  'clipper-monitoring-prometheus': { 9090: ['clipper-monitoring-grafana', 'clipper-monitoring-test'] },
  'clipper-monitoring-grafana': { 3000: ['clipper-monitoring-test', 'ingress-nginx'] },
}
const listens = ({ ports }: Pod) => ports.length > 0
const isScraped = (values: object) => values === everything

describe.each(releases)('%s', async (_name, values) => {
  const { world, own, second } = await neighbourhoodOf(values)
  const peers: readonly Peer[] = [...own, ingressController]
  const open = (from: Peer, to: Peer) => openPorts(world, from, to)

  test.each(own.filter(listens).map((pod) => [roleOf(pod), pod] as const))(
    '%s is called by whom it serves',
    (role, to) => {
      const found: Record<string, string[]> = {}
      for (const from of peers)
        for (const port of open(from, to)) found[port] = [...(found[port] ?? []), roleOf(from)].sort()
      const there = new Set(peers.map(roleOf))
      const isThere = (name: string) =>
        there.has(name) && (name !== 'clipper-monitoring-prometheus' || role !== 'clipper-backend' || isScraped(values))
      const want = Object.entries(callers[role] ?? {}).map(([port, names]) => [port, names.filter(isThere)])
      const ports = new Set(to.ports.map(({ containerPort }) => String(containerPort)))
      expect(found).toEqual(
        Object.fromEntries(want.filter(([port, names]) => ports.has(String(port)) && names?.length)),
      )
    },
  )

  test.each(own.filter(listens).map((pod) => [roleOf(pod), pod] as const))(
    '%s is called by no stranger',
    (role, to) => {
      for (const from of outsiders) expect(open(from, to), roleOf(from)).toEqual([])
      const monitored = new Set([
        'clipper-postgres',
        'clipper-redis',
        ...(isScraped(values) ? ['clipper-backend'] : []),
      ])
      for (const from of second) {
        const isMonitoring = roleOf(from) === 'clipper-monitoring-prometheus' && monitored.has(role)
        // one Prometheus watches all releases of a namespace
        const want = isMonitoring ? to.ports.filter(({ name }) => name === 'metrics' || role === 'clipper-backend') : []
        expect(open(from, to), from.name).toEqual(want.map(({ containerPort }) => String(containerPort)))
      }
    },
  )

  test.each(['clipper-frontend', 'clipper-postgres', 'clipper-redis'])('%s calls nobody', (role) => {
    for (const to of [...world.pods, ...outsiders]) expect(open(podOf(own, role), to), roleOf(to)).toEqual([])
  })

  test('the backend calls name servers anywhere, sites on 443, OpenSearch in its namespace', () => {
    const calls = outsiders.map((to) => [roleOf(to), open(podOf(own, 'clipper-backend'), to)])
    const dns = ['53', '53/UDP']
    expect(Object.fromEntries(calls)).toEqual({
      [roleOf(inNamespace)]: [...dns, '9200'],
      // a pod elsewhere that calls itself backend
      [roleOf(elsewhere)]: dns,
      [roleOf(internet)]: [...dns, '443'],
      [roleOf(privateNetwork)]: dns,
      [roleOf(metadataService)]: dns,
    })
  })

  const jobs = own.filter((pod) => /-(migrations|backup|restore)$/.test(roleOf(pod)))
  test('a Job on the database calls name servers and the database of its release', () => {
    for (const job of jobs) {
      for (const to of outsiders) expect(open(job, to)).toEqual(['53', '53/UDP'])
      const called = own.filter((to) => listens(to) && open(job, to).length > 0)
      expect(called.map(roleOf), job.name).toEqual(['clipper-postgres'])
    }
  })
})
