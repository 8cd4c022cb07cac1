import { describe, expect, test } from 'vitest'
import { environments, valuesIn } from '../charts/environments.ts'
import { projectCharts } from '../charts/project-charts.ts'
import { at, podOf, type Rendered, render } from '../charts/render.ts'
import { named, namesOf, rangeOf, workloads } from './expectations/objects.ts'
import { textBelow } from './page.ts'
import { readme } from './readme.ts'

const umbrella = projectCharts.find(({ name }) => name === 'clipper')
if (!umbrella) throw new Error('there is no umbrella')
const objects = await render(umbrella)
const backend = podOf(named(objects, 'Deployment', 'clipper-backend'))

/** The names that a text writes as code. */
const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

/** The variables that a pod cannot start without, by Secret. */
function requiredKeys(): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const object of objects.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet'))
    for (const variable of (at(podOf(object), 'spec', 'containers', 0, 'env') ?? []) as Rendered[]) {
      const { name, key, optional } = (at(variable, 'valueFrom', 'secretKeyRef') ?? { optional: true }) as Rendered
      if (!optional) found[String(name)] = [...new Set([...(found[String(name)] ?? []), String(key)])].sort()
    }
  return found
}

describe.each(['Backend', 'Frontend'])('the numbers of the autoscaler: %s', (part) => {
  const chart = `clipper-${part.toLowerCase()}`
  const list = textBelow(readme, '### HPA Configuration').split(`${part} HPA:`)[1]?.split('HPA:')[0] ?? ''

  test.each([
    ['Min replicas', 'minReplicas', 0],
    ['Max replicas', 'maxReplicas', 1],
  ] as const)('%s', async (title, key, index) => {
    const [, standard, others = ''] = list.match(new RegExp(`${title}: (\\d+)(?: \\((.*)\\))?`)) ?? []
    expect(rangeOf(objects, chart)[index]).toBe(Number(standard))
    // in development there is none
    for (const name of environments.filter((each) => each !== 'development')) {
      const said = others.match(new RegExp(`${name}: (\\d+)`))?.[1] ?? standard
      expect(at(await valuesIn(name, chart), 'autoscaling', key), name).toBe(Number(said))
    }
  })

  test('targets', () => {
    const { spec } = named(objects, 'HorizontalPodAutoscaler', chart)
    const targets = (at(spec, 'metrics') as Rendered[]).map((metric) => at(metric, 'resource', 'target'))
    expect(targets.map((target) => at(target, 'averageUtilization'))).toEqual(
      [...list.matchAll(/Target \w+: (\d+)%/g)].map(([, percent]) => Number(percent)),
    )
  })
})

test('the paths of the probes are those of the pods', () => {
  for (const [title, name] of [
    ['### Backend', 'clipper-backend'],
    ['### Frontend', 'clipper-frontend'],
  ] as const) {
    const container = at(podOf(named(objects, 'Deployment', name)), 'spec', 'containers', 0)
    const paths = ['readinessProbe', 'livenessProbe'].map((probe) => at(container, probe, 'httpGet', 'path'))
    expect(codeIn(textBelow(readme, title))).toEqual(paths)
  }
})

test('the ports that the backend may reach are all on the page', () => {
  const egress = at(named(objects, 'NetworkPolicy', 'clipper-backend'), 'spec', 'egress') as Rendered[]
  const ports = egress.flatMap((rule) => (rule.ports as Rendered[]).map(({ port }) => Number(port)))
  const said = [...textBelow(readme, '## Network Policies').matchAll(/\(port (\d+)\)/g)].map(([, port]) => Number(port))
  expect([...new Set(ports)].sort()).toEqual(said.sort())
})

test('the keys of the Secrets are those without which a pod does not start', () => {
  const lines = textBelow(readme, '## Secrets Management').match(/^- (Backend|PostgreSQL|Redis), .*$/gm) ?? []
  const said = lines.map((line) => codeIn(line)).map(([secret = '', ...keys]) => [secret, keys.sort()])
  const { 'clipper-monitoring-grafana': _drawn, ...required } = requiredKeys()
  expect(Object.fromEntries(said)).toEqual(required)
})

test('what an uninstall keeps is on the page', () => {
  const kept = objects.filter((object) => at(object, 'metadata', 'annotations', 'helm.sh/resource-policy') === 'keep')
  expect([...new Set(kept.map(({ kind }) => kind))].sort()).toEqual(['PersistentVolumeClaim', 'Secret'])
  const said = codeIn(textBelow(readme, '## Uninstall'))
  expect(said).toEqual(expect.arrayContaining(namesOf(kept, 'PersistentVolumeClaim')))
  expect(said.at(-1)).toBe(namesOf(kept, 'Secret')[0])
})

test('what serves requests rolls, behind a budget, what keeps data stops first; all have both probes', () => {
  const serve = ['clipper-backend', 'clipper-frontend']
  expect(namesOf(objects, 'PodDisruptionBudget')).toEqual(serve)
  for (const name of namesOf(objects, 'Deployment')) {
    const strategy = at(named(objects, 'Deployment', name), 'spec', 'strategy')
    expect(strategy).toMatchObject(
      serve.includes(name) ? { rollingUpdate: { maxUnavailable: 0 } } : { type: 'Recreate' },
    )
  }
  for (const [kind, names] of Object.entries(workloads))
    for (const name of names) {
      const server = at(podOf(named(objects, kind, name)), 'spec', 'containers', 0)
      expect(server, name).toMatchObject({ livenessProbe: {}, readinessProbe: {} })
    }
})

test('the seconds that pods take to end are those of the pods', () => {
  const seconds = (kind: string, name: string) =>
    at(podOf(named(objects, kind, name)), 'spec', 'terminationGracePeriodSeconds')
  const said = textBelow(readme, '### Upgrade Strategy').match(
    /(\d+) seconds, [\s\S]*?within (\d+),[\s\S]*?within (\d+)/,
  )
  const [quick, middle, slow] = said?.slice(1).map(Number) ?? []
  expect(at(backend, 'spec', 'terminationGracePeriodSeconds')).toBe(quick)
  for (const name of ['clipper-frontend', 'clipper-monitoring-grafana']) expect(seconds('Deployment', name)).toBe(quick)
  expect(seconds('StatefulSet', 'clipper-redis')).toBe(middle)
  expect(seconds('Deployment', 'clipper-monitoring-prometheus')).toBe(middle)
  expect(seconds('StatefulSet', 'clipper-postgres')).toBe(slow)
})
