import { beforeAll, describe, expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { isError } from '../../src/issues.ts'
import { leafSettings, type Setting } from '../../src/schema/settings.ts'
import { mergeMaps } from '../../src/values/merge.ts'
import { isMap, type Value, type Values } from '../../src/values/values.ts'
import { silentKeys, withoutDrawn } from './exceptions.ts'
import { otherValues } from './other-value.ts'
import { type ProjectChart, projectCharts } from './project-charts.ts'
import { at, objectsIn } from './render.ts'
import { manyRenderer } from './render-many.ts'
import { scenarios } from './scenarios.ts'

const overlayOf = (path: readonly (string | number)[], value: Value): Values =>
  path.reduceRight<Value>((inner, key) => ({ [key]: inner }), value) as Values

const valueAt = (values: Values, path: readonly (string | number)[]): Value | undefined =>
  path.reduce<Value | undefined>((inner, key) => (isMap(inner) ? inner[key] : undefined), values)

type Key = Pick<Setting, 'path' | 'schema'>

/** Own settings, and what the schema takes for the sake of parent charts. */
function keysOf({ model, sections }: ProjectChart): Key[] {
  const own = leafSettings(model.settings)
  const known = new Set(own.map(({ path }) => path[0]))
  const added = Object.entries(model.schema.properties ?? {}).filter(([key]) => !known.has(key) && !sections.has(key))
  return [...own, ...added.map(([key, schema]) => ({ path: [key], schema }))]
}

/** Changes of a key in a context, one after the other, that neither the schema nor a rule forbids. */
function* changes({ model }: ProjectChart, values: Values, { path, schema }: Key): Generator<Values> {
  const current = valueAt(values, path) ?? valueAt(model.defaults, path)
  for (const other of otherValues(schema, current, model.schema.definitions ?? {})) {
    const overlay = mergeMaps(values, overlayOf(path, other))
    const { issues } = buildLayers(model, [{ name: 'changed', values: overlay }], { nulls: 'remove' })
    if (!issues.some(isError)) yield overlay
  }
}

/** Most keys differ at their first change. */
const TRIES = 2

/** What never may change, because Kubernetes refuses another selector for a workload that exists. */
const selectorsIn = (text: string): string[] =>
  text
    .split(/^---$/m)
    .filter((document) => /^kind: (Deployment|StatefulSet|DaemonSet)$/m.test(document))
    .flatMap(objectsIn)
    .map(({ kind, spec }) => JSON.stringify([kind, at(spec, 'selector')]))

describe.each(projectCharts)('$name', (chart) => {
  const silent: string[] = []
  const reselecting: string[] = []

  // Each key is changed in one context after the other until that makes a difference, then once more in another way; both
  // laws look at the same renders.
  beforeAll(async () => {
    const renderMany = manyRenderer(chart.name, chart.dir)
    const contexts = [{}, ...Object.values(scenarios[chart.name] ?? {})] as Values[]
    const texts = (await renderMany(contexts)).map(withoutDrawn)
    const selectors = new Set(selectorsIn(texts[0] ?? ''))
    let left = keysOf(chart)
    const untried = contexts.map((values) => new Map(left.map((key) => [key, changes(chart, values, key)])))
    for (let tries = 0; tries < TRIES; tries++)
      for (const [i, text] of texts.entries()) {
        const changed = left.flatMap((key) => {
          const overlay = untried[i]?.get(key)?.next().value
          return overlay ? [{ key, overlay }] : []
        })
        const rendered = (await renderMany(changed.map(({ overlay }) => overlay))).map(withoutDrawn)
        const differing = changed.flatMap(({ key }, n) =>
          rendered[n] === text ? [] : [{ key, text: rendered[n] ?? '' }],
        )
        for (const { key, text } of differing)
          if (selectorsIn(text).some((selector) => !selectors.has(selector))) reselecting.push(key.path.join('.'))
        const changing = new Set(differing.map(({ key }) => key))
        left = left.filter((key) => !changing.has(key))
      }
    silent.push(...left.map(({ path }) => path.join('.')))
  })

  test('each key, changed, changes what is rendered, or is a listed exception', () => {
    expect(silent.sort()).toEqual(Object.keys(silentKeys[chart.name] ?? {}).sort())
  })

  test('no key changes the selector of a workload', () => {
    expect(reselecting).toEqual([])
  })
})
