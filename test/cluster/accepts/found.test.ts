import { describe, expect, test } from 'vitest'
import type { Values } from '../../../src/values/values.ts'
import { type ProjectChart, projectCharts } from '../../charts/project-charts.ts'
import { type Cluster, clusters } from '../clusters.ts'
import { acceptedRenderer, unjudgedRenderer } from './accepted-charts.ts'
import { newAsking } from './ask.ts'
import { EXCUSED } from './excused.ts'
import { FOUND, type FoundValues, MENDED } from './found.ts'
import { isTaken } from './hard-values.ts'

const age = (minor: string): number => Number(minor.slice(2))
const saysSo = ({ minor }: Cluster, { since = minor, until = minor }: FoundValues): boolean =>
  age(since) <= age(minor) && age(minor) <= age(until)

/** What a server has against values that neither the schema of the chart nor its rules have seen. */
async function faultsOf(
  cluster: Cluster,
  chart: ProjectChart,
  some: readonly { values: object }[],
): Promise<string[][]> {
  const asking = await newAsking(cluster)
  const all = some.map(({ values }) => values as Values)
  const texts = await unjudgedRenderer(chart)(all)
  const rejections = await Promise.all(texts.map((text, i) => asking.rejections(text, all[i] as Values)))
  return rejections.map((one) => one.map(({ fault }) => fault))
}

const chartsIn = (cases: readonly { chart: string }[]): ProjectChart[] =>
  projectCharts.filter(({ name }) => cases.some(({ chart }) => chart === name))

// Nothing is refused here that a server would take. That it is refused, test/charts/found-values.test.ts shows.
describe.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(chartsIn(FOUND))('refuses what was found with $name', async (chart) => {
    const found = FOUND.filter((one) => one.chart === chart.name && saysSo(cluster, one))
    const faults = await faultsOf(cluster, chart, found)
    const unmet = found.flatMap(({ name, fault }, i) =>
      faults[i]?.some((one) => fault.test(one)) ? [] : [{ name, faults: faults[i] }],
    )
    expect(unmet).toEqual([])
  })

  test.each(chartsIn(MENDED))('takes what $name was mended for', async (chart) => {
    const all = MENDED.filter((one) => one.chart === chart.name).map(({ values }) => values as Values)
    expect(all.filter((values) => !isTaken(chart.model, values))).toEqual([])
    const asking = await newAsking(cluster)
    for (const [i, { text, failure }] of (await acceptedRenderer(chart)(all)).entries())
      expect({ failure, rejections: await asking.rejections(text, all[i] as Values) }).toEqual({ rejections: [] })
  })
})

test.each(chartsIn(EXCUSED))('a Kubernetes warns of what is excused with $name', async (chart) => {
  const excused = EXCUSED.filter((one) => one.chart === chart.name)
  const all = await Promise.all(clusters.map((cluster) => faultsOf(cluster, chart, excused)))
  const unmet = excused.filter(({ fault }, i) => !all.some((faults) => faults[i]?.some((one) => fault.test(one))))
  expect(unmet).toEqual([])
})
