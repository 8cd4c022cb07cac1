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
import { shopValues, webValues } from './shop-values.ts'

const model = await modelOf(shop)
const root = await projectFolder(defineProject({ root: shop, environments: [] }))
const web = model.subcharts.web
if (!web) throw new Error('the fixture has no web')

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
      { numRuns: 25 },
    ),
  )

  test('says of random values of an umbrella what is said here, of all charts at once', { timeout: 300_000 }, () =>
    fc.assert(
      fc.asyncProperty(shopValues, (values) => agrees(model, values as Values)),
      { numRuns: 25 },
    ),
  )
})
