import { join } from 'node:path'
import type { Chart } from '../../src/define/chart.ts'
import { defineProject } from '../../src/define/project.ts'
import { type ChartModel, modelOf } from '../../src/schema/model.ts'
import { allModels } from '../../src/schema/sections.ts'
import { projectCharts } from '../charts/project-charts.ts'
import { projectFolder } from '../emit/project-folder.ts'
import { shop, web } from '../rules/shop.ts'
import { odd, oddities } from './odd.ts'

/** A chart, where it lies, and how large a share of the cases it gets. */
export interface JudgedChart {
  readonly name: string
  readonly chart: Chart
  readonly model: ChartModel
  readonly dir: string
  readonly share: number
}

/** The charts of fixtures, in a folder of their own; they are small, so most cases are theirs. */
async function fixture(root: Chart, charts: readonly Chart[], share: number): Promise<JudgedChart[]> {
  const folder = await projectFolder(defineProject({ root, environments: [] }))
  const models = allModels(await modelOf(root))
  return charts.map((chart) => {
    const model = models.find(({ name }) => name === chart.name)
    if (!model) throw new Error(`${root.name} does not hold ${chart.name}`)
    return { name: chart.name, chart, model, dir: join(folder, chart.dir), share }
  })
}

/** Every chart of this repository, and charts with rules and schemas that ours do not have. */
export const judgedCharts: readonly JudgedChart[] = [
  ...projectCharts.map(({ name, chart, model, dir }) => ({
    name,
    chart,
    model,
    dir,
    share: name === 'clipper' ? 0.02 : 0.04,
  })),
  ...(await fixture(shop, [shop, web], 0.15)),
  ...(await fixture(oddities, [oddities, odd], 0.24)),
]
