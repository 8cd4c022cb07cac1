import { beforeAll, describe, expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { isError } from '../../src/issues.ts'
import type { Path } from '../../src/path.ts'
import { leafSettings, type Setting } from '../../src/schema/settings.ts'
import { mergeMaps } from '../../src/values/merge.ts'
import { isMap, type Value, type Values } from '../../src/values/values.ts'
import { silentKeys, withoutDrawn } from './exceptions.ts'
import { otherValues } from './other-value.ts'
import { type ProjectChart, projectCharts } from './project-charts.ts'
import { at, helmTemplate, objectsIn, renderText } from './render.ts'
import { scenarios } from './scenarios.ts'

const overlayOf = (path: readonly (string | number)[], value: Value): Values =>
  path.reduceRight<Value>((inner, key) => ({ [key]: inner }), value) as Values

const valueAt = (values: Values, path: readonly (string | number)[]): Value | undefined =>
  path.reduce<Value | undefined>((inner, key) => (isMap(inner) ? inner[key] : undefined), values)

/** Own settings, and what the schema takes for the sake of parent charts. */
function keysOf({ model, sections }: ProjectChart): Pick<Setting, 'path' | 'schema'>[] {
  const own = leafSettings(model.settings)
  const known = new Set(own.map(({ path }) => path[0]))
  const added = Object.entries(model.schema.properties ?? {}).filter(([key]) => !known.has(key) && !sections.has(key))
  return [...own, ...added.map(([key, schema]) => ({ path: [key], schema }))]
}

/** Two at a time: a render is a process, and machines that run tests are small. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all([worker(), worker()])
}

/** The first two changes of a key that neither the schema nor a rule forbids. */
function changes({ model }: ProjectChart, values: Values, path: Path, others: readonly Value[]): Values[] {
  const found: Values[] = []
  for (const other of others) {
    const overlay = mergeMaps(values, overlayOf(path, other))
    const { issues } = buildLayers(model, [{ name: 'changed', values: overlay }], { nulls: 'remove' })
    if (!issues.some(isError)) found.push(overlay)
    if (found.length === 2) break
  }
  return found
}

/** What never may change, because Kubernetes refuses another selector for a workload that exists. */
const selectorsIn = (text: string): string[] =>
  objectsIn(text)
    .filter(({ kind }) => /^(Deployment|StatefulSet|DaemonSet)$/.test(String(kind)))
    .map(({ kind, spec }) => JSON.stringify([kind, at(spec, 'selector')]))

describe.each(projectCharts)('$name', (chart) => {
  const { model } = chart
  const { definitions = {} } = model.schema
  const silent: string[] = []
  const reselecting: string[] = []

  // Each key is changed once in the first context where that makes a difference; both laws look at the same renders.
  beforeAll(async () => {
    const overlays = [{}, ...Object.values(scenarios[chart.name] ?? {})] as Values[]
    const contexts = await Promise.all(
      overlays.map(async (values) => ({
        values,
        text: withoutDrawn(await renderText(chart, { overlay: values })),
      })),
    )
    const selectors = new Set(selectorsIn(contexts[0]?.text ?? ''))
    const changed = async ({ path, schema }: Pick<Setting, 'path' | 'schema'>) => {
      for (const { values, text } of contexts) {
        const current = valueAt(mergeMaps(model.defaults, values), path)
        // more than one: empty and the value that the chart derives from it render the same
        for (const overlay of changes(chart, values, path, otherValues(schema, current, definitions))) {
          const rendered = withoutDrawn(await helmTemplate(chart.dir, overlay))
          if (rendered !== text) return rendered
        }
      }
      return undefined
    }
    await eachOf(keysOf(chart), async (key) => {
      const rendered = await changed(key)
      if (rendered === undefined) silent.push(key.path.join('.'))
      else if (selectorsIn(rendered).some((selector) => !selectors.has(selector))) reselecting.push(key.path.join('.'))
    })
  })

  test('each key, changed, changes what is rendered, or is a listed exception', () => {
    expect(silent.sort()).toEqual(Object.keys(silentKeys[chart.name] ?? {}).sort())
  })

  test('no key changes the selector of a workload', () => {
    expect(reselecting).toEqual([])
  })
})
