import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { nameOf, objectsOf, parts, renderUmbrella, umbrella } from './umbrella.ts'

/** So that the backend renders without servers of the release. */
const elsewhere = { backend: { config: { DB_HOST: 'db.example.com', REDIS_HOST: 'cache.example.com' } } }

/** Values that switch something, and the charts that are gone with it. */
const switches: readonly [string, { given: object; gone: readonly string[] }][] = [
  ...Object.entries(umbrella.model.subcharts).flatMap(
    ([alias, { name }]): [string, { given: object; gone: string[] }][] =>
      [alias, name].map((key) => [`${key}.enabled`, { given: { [key]: { enabled: false } }, gone: [name] }]),
  ),
  ['tags.web', { given: { tags: { web: false } }, gone: ['clipper-backend', 'clipper-frontend'] }],
  ['tags.data', { given: { tags: { data: false } }, gone: ['clipper-postgres', 'clipper-redis'] }],
  ['tags.monitoring', { given: { tags: { monitoring: false } }, gone: ['clipper-monitoring'] }],
  [
    'tags.data, unless enabled says otherwise',
    { given: { tags: { data: false }, redis: { enabled: true } }, gone: ['clipper-postgres'] },
  ],
  [
    'the name of a chart, over its other key',
    { given: { 'clipper-redis': { enabled: false }, redis: { enabled: true } }, gone: ['clipper-redis'] },
  ],
]

/** The certificate is the umbrella's own, and goes with the last Ingress. */
const isPart = (name: string): boolean => !name.startsWith('Certificate ')

const without = (given: object): object => {
  const { backend, ...others } = given as { backend?: object }
  return { ...others, backend: { ...elsewhere.backend, ...backend } }
}

describe.each(helms)('helm $version', ({ bin }) => {
  test.each(switches)('%s switches off its charts and nothing else', async (_name, { given, gone }) => {
    const [all, left] = await Promise.all([renderUmbrella(elsewhere, { bin }), renderUmbrella(without(given), { bin })])
    const names = (objects: typeof all) => objects.map((object) => `${object.kind} ${nameOf(object)}`)
    const stays = all.filter((object) => !gone.some((chart) => objectsOf([object], chart).length > 0))
    expect(names(left).filter(isPart)).toEqual(names(stays).filter(isPart))
    for (const { name } of parts) expect(objectsOf(left, name).length > 0).toBe(!gone.includes(name))
  })
})

test('Grafana and Prometheus have a switch of their own at the top', async () => {
  const names = (await renderUmbrella({ grafana: { enabled: false } })).map(nameOf)
  expect(names.filter((name) => name.includes('grafana'))).toEqual([])
  expect(names).toContain('clipper-monitoring-prometheus')
  const others = (await renderUmbrella({ prometheus: { enabled: false } })).map(nameOf)
  expect(others.filter((name) => name.endsWith('-prometheus'))).toEqual([])
  expect(others).toContain('clipper-monitoring-grafana')
})
