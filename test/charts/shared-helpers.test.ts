import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectCharts } from './project-charts.ts'

/** Named templates that every chart with Secrets has, beside its own list of keys. */
const OF_SECRETS = ['secretName', 'missingKeys']

const single = projectCharts.filter(({ sections }) => sections.size === 0)

/** What stands between a define and the next, by name without the chart's. */
function definesIn(text: string, chart: string): Map<string, string> {
  const neutral = text.replaceAll(chart, 'CHART').replace(/\{\{-? ?\/\*[\s\S]*?\*\/ ?-?\}\}/g, '')
  const parts = neutral.split(/^\{\{-? define "CHART\.([\w.]+)" -?\}\}$/m).slice(1)
  return new Map(parts.flatMap((name, i) => (i % 2 === 0 ? [[name, (parts[i + 1] ?? '').trim()] as const] : [])))
}

const helpers = (file: string) =>
  single.flatMap(({ name, dir }) => {
    const path = join(dir, 'templates', file)
    return existsSync(path) ? [{ chart: name, defines: definesIn(readFileSync(path, 'utf8'), name) }] : []
  })

/** Names whose bodies are not the same in every chart that has them, with the charts. */
function differing(charts: ReturnType<typeof helpers>, isShared: (name: string) => boolean): string[] {
  const names = [...new Set(charts.flatMap(({ defines }) => [...defines.keys()]))].filter(isShared)
  return names.filter((name) => new Set(charts.flatMap(({ defines }) => defines.get(name) ?? [])).size > 1)
}

// One body to read, and to mend: nothing else keeps five copies alike.
test('what _helpers.tpl of several charts define is the same but for the name of the chart', () => {
  const charts = helpers('_helpers.tpl')
  expect(charts.map(({ chart }) => chart)).toEqual(single.map(({ name }) => name))
  expect(charts[0]?.defines.size).toBeGreaterThan(5)
  expect(differing(charts, () => true)).toEqual([])
})

test('what _secrets.tpl of several charts define is the same but for the list of keys', () => {
  const charts = helpers('_secrets.tpl')
  expect(charts.length).toBeGreaterThan(0)
  expect(differing(charts, (name) => OF_SECRETS.includes(name))).toEqual([])
})
