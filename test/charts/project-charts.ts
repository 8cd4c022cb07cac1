import { fileURLToPath } from 'node:url'
import { allCharts } from '../../src/define/project.ts'
import { modelOf } from '../../src/schema/model.ts'
import project from '../../values.config.ts'
import { overlaysOf } from './overlays.ts'

/** Every chart of the project with its converted definition, its folder and the overlays to look at; the laws of the charts hold for each. */
export const projectCharts = await Promise.all(
  allCharts(project.root).map(async (chart) => {
    const model = await modelOf(chart)
    const dir = fileURLToPath(new URL(`../../${chart.dir}`, import.meta.url))
    // what stands under these keys is the matter of the subcharts
    const sections = new Set([...Object.keys(model.subcharts), ...Object.keys(model.shorthands)])
    const names = allCharts(chart).map(({ name }) => name)
    return { name: chart.name, names, chart, model, sections, dir, overlays: await overlaysOf(chart.name) }
  }),
)

/** One of them. */
export type ProjectChart = (typeof projectCharts)[number]
