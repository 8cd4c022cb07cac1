import { describe, expect, test } from 'vitest'
import { buildLayers } from '../../../src/build/build-layers.ts'
import { isError } from '../../../src/issues.ts'
import type { Values } from '../../../src/values/values.ts'
import { projectCharts } from '../../charts/project-charts.ts'
import { type Cluster, clusters } from '../clusters.ts'
import { unjudgedRenderer } from './accepted-charts.ts'
import { ApiServer } from './api-server.ts'
import { Asking } from './ask.ts'
import { EXCUSED } from './excused.ts'
import { FOUND } from './found.ts'

const isNewEnough = ({ minor }: Cluster, since?: string): boolean =>
  since === undefined || Number(minor.slice(2)) >= Number(since.slice(2))

describe.each(projectCharts)('$name', (chart) => {
  const { name, model } = chart
  const found = FOUND.filter((one) => one.chart === name)
  const excused = EXCUSED.filter((one) => one.chart === name)
  const codesOf = (values: object) =>
    buildLayers(model, [{ name: 'found', values: values as Values }], { nulls: 'remove' })
      .issues.filter(isError)
      .map(({ code }) => code)

  test.runIf(found.length > 0)('what was found is refused before a server sees it', () => {
    const codes = found.map(({ name, values }) => [name, [...new Set(codesOf(values))]])
    expect(codes).toEqual(found.map(({ name, code }) => [name, [code]]))
  })

  test.runIf(excused.length > 0)('what is excused is taken', () => {
    expect(excused.flatMap(({ values }) => codesOf(values))).toEqual([])
  })

  test.runIf(found.length > 0).each(clusters)('Kubernetes $minor does refuse it, or warns', async (cluster) => {
    const faults = await faultsOf(cluster, [...found, ...excused])
    const met = [...found, ...excused].map((one, i) => faults[i]?.some((fault) => one.fault.test(fault)))
    const wanted = found.map(({ since }) => isNewEnough(cluster, since))
    const unmet = found.flatMap(({ name }, i) => (wanted[i] && !met[i] ? [{ name, faults: faults[i] }] : []))
    expect(unmet).toEqual([])
  })

  test.runIf(excused.length > 0)('some Kubernetes warns of what is excused', async () => {
    const all = await Promise.all(clusters.map((cluster) => faultsOf(cluster, excused)))
    const unmet = excused.filter(({ fault }, i) => !all.some((faults) => faults[i]?.some((one) => fault.test(one))))
    expect(unmet).toEqual([])
  })

  async function faultsOf(cluster: Cluster, some: readonly { readonly values: object }[]): Promise<string[][]> {
    const [open, restricted] = await Promise.all([cluster.namespace({}), cluster.namespace()])
    const asking = new Asking(new ApiServer(cluster), { open, restricted })
    const all = some.map(({ values }) => values as Values)
    const texts = await unjudgedRenderer(chart)(all)
    const rejections = await Promise.all(texts.map((text, i) => asking.rejections(text, all[i] as Values)))
    return rejections.map((one) => one.map(({ fault }) => fault))
  }
})
