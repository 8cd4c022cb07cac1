import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { defineProject } from '../../src/define/project.ts'
import { toYaml } from '../../src/emit/yaml.ts'
import { formatPath } from '../../src/path.ts'
import { modelOf } from '../../src/schema/model.ts'
import type { Values } from '../../src/values/values.ts'
import { projectFolder } from '../emit/project-folder.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { shop } from './shop.ts'

const model = await modelOf(shop)
const root = await projectFolder(defineProject({ root: shop, environments: [] }))
const web = model.subcharts.web
if (!web) throw new Error('the fixture has no web')

const pods = fc.constantFrom(0, 1, 2, 3, 7, 1000000)
const amount = fc.constantFrom(
  '',
  1,
  0.5,
  1.005,
  3000000,
  '1.005k',
  '333m',
  '0.333',
  '1Gi',
  '1024Mi',
  '2G',
  '1.1M',
  '.5Gi',
  '1.Gi',
  '0512Mi',
  '0.333333333333333333Gi',
  '1.123456789Ti',
  '12345678901',
  '12MB',
)
const amounts = fc.record({ cpu: amount, memory: amount, 'ephemeral-storage': amount }, { requiredKeys: [] })
const name = fc.constantFrom('a.b', 'c.b', 'b', '*.b')
const host = fc.oneof(fc.constant(''), name)
const names = fc.array(fc.record({ name: fc.constantFrom('A', 'B', 'C') }), { maxLength: 3 })
const webValues = fc.record(
  {
    enabled: fc.boolean(),
    replicas: pods,
    scaling: fc.record({ enabled: fc.boolean(), min: pods, max: pods }, { requiredKeys: [] }),
    budget: fc.record({ least: fc.constantFrom(0, 1, 2, '0%', '33%', '50%', '67%', '100%') }, { requiredKeys: [] }),
    resources: fc.record({ requests: amounts, limits: amounts }, { requiredKeys: [] }),
    cache: fc.constantFrom('', '1MB', '1024MB', '1073741824B', '1000B', '1.MB', '.5MB'),
    interval: fc.constantFrom('1s', '10s', '30s', '1m', '10m'),
    env: names,
    parameters: fc.dictionary(fc.constantFrom('port', 'max-size', 'free'), fc.constant('x'), { maxKeys: 2 }),
    domain: host,
    ingress: fc.record(
      {
        enabled: fc.boolean(),
        hosts: fc.array(fc.record({ host }), { maxLength: 2 }),
        tls: fc.array(fc.record({ hosts: fc.array(name, { maxLength: 2 }) }, { requiredKeys: [] }), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    mode: fc.constantFrom('', 'open', 'closed'),
    token: fc.constantFrom('', 't'),
    secret: fc.constantFrom('', 'web'),
    stored: fc.boolean(),
    keys: fc.constantFrom(['A', 'B'], ['B'], []),
    config: fc.dictionary(fc.constantFrom('A', 'B'), fc.constantFrom('', 'x'), { maxKeys: 2 }),
  },
  { requiredKeys: [] },
)
const shopValues = fc.record(
  {
    connections: fc.constantFrom(10, 100, 1000),
    tags: fc.record({ all: fc.boolean() }, { requiredKeys: [] }),
    web: webValues,
    'shop-web': webValues,
    other: webValues,
  },
  { requiredKeys: [] },
)

/** What the values break, as this package says it. */
function said(chart: typeof model, values: Values): string[] {
  const { issues } = buildLayers(chart, [{ name: 'mine', values }], { nulls: 'remove' })
  return issues.map(({ code, path, message }) => (code === 'rule-broken' ? `${formatPath(path)} ${message}` : code))
}

/** What helm says: of the rules, or whatever else it refuses. */
function heard({ code, stdout, stderr }: { code: number | null; stdout: string; stderr: string }): string[] {
  if (code === 0) return []
  const [, template] = /these values do not go together:\n((?: {2}.*\n)+)/.exec(stderr) ?? []
  const [, lint] = /no template ".*: these values do not go together: (.*)" associated/.exec(stdout) ?? []
  return (template?.trim().split(/\n */) ?? lint?.split('; '))?.sort() ?? [stdout, stderr]
}

describe.each(helms)('helm $version', ({ bin }) => {
  const verdictsOf = async (folder: string, values: Values): Promise<Record<string, string[]>> => {
    const input = toYaml(values)
    const dir = join(root, 'charts', folder)
    const [template, lint] = await Promise.all([
      runHelm(bin, ['template', 'x', dir, '-f', '-'], { input }),
      runHelm(bin, ['lint', '--strict', dir, '-f', '-'], { input }),
    ])
    return { template: heard(template), lint: heard(lint) }
  }
  const agrees = async (chart: typeof model, values: Values): Promise<void> => {
    const want = said(chart, values).sort()
    expect(await verdictsOf(chart.name, values)).toEqual({ template: want, lint: want })
  }

  test('says of random values of a chart what is said here', { timeout: 300_000 }, () =>
    fc.assert(
      fc.asyncProperty(webValues, (values) => agrees(web, values as Values)),
      { numRuns: 40 },
    ),
  )

  test('says of random values of an umbrella what is said here, of all charts at once', { timeout: 300_000 }, () =>
    fc.assert(
      fc.asyncProperty(shopValues, (values) => agrees(model, values as Values)),
      { numRuns: 40 },
    ),
  )
})
