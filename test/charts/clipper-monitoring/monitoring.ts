import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { projectCharts } from '../project-charts.ts'
import { at, only, type Rendered, type RenderOptions, render } from '../render.ts'

const found = projectCharts.find(({ name }) => name === 'clipper-monitoring')
if (!found) throw new Error('the project has no chart clipper-monitoring')

/** The chart that these tests are about. */
export const monitoring = found

/** Its objects. */
export const renderMonitoring = (overlay: object = {}, options: RenderOptions = {}): Promise<Rendered[]> =>
  render(monitoring, { overlay, ...options })

/** Values under which everything is watched. */
export const allWatched = { scrape: { backend: { enabled: true } } }

/** The container of one of the two programs. */
export const containerOf = (objects: readonly Rendered[], program: string): unknown =>
  at(only(objects, 'Deployment', program), 'spec', 'template', 'spec', 'containers', 0)

/** The configuration of Prometheus as text. */
export const configTextOf = (objects: readonly Rendered[]): string =>
  String(objects.map((object) => at(object, 'data', 'prometheus.yaml')).find((text) => text !== undefined))

/** Its scrape configurations by job. */
export const jobsOf = (objects: readonly Rendered[]): Map<unknown, unknown> => {
  const configs = at(parse(configTextOf(objects)), 'scrape_configs') as unknown[]
  return new Map(configs.map((config) => [at(config, 'job_name'), config]))
}

/** The alerts as text, as the chart's own Prometheus reads them. */
export const rulesTextOf = (objects: readonly Rendered[]): string =>
  String(at(only(objects, 'ConfigMap', '-prometheus-rules'), 'data', 'alerts.yaml'))

/** One alert as Prometheus reads it. */
export interface Alert {
  readonly alert: string
  readonly expr: string
  readonly for: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Every alert by the group that it is in. */
export function alertsIn(groups: unknown): Map<string, Alert[]> {
  return new Map(
    (groups as { name: string; rules: Alert[] }[]).map(({ name, rules }) => [name.replace('clipper-', ''), rules]),
  )
}

/** The alerts of the chart's own Prometheus under some values. */
export const alertsWith = async (overlay: object = allWatched): Promise<Map<string, Alert[]>> =>
  alertsIn(at(parse(rulesTextOf(await renderMonitoring(overlay))), 'groups'))

/** Names of the files of a folder in `files`, without their ending. */
export const fileNames = (folder: string): string[] =>
  readdirSync(join(monitoring.dir, 'files', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(yaml|json)$/.test(file))
    .map((file) => basename(file).replace(/\.(yaml|json)$/, ''))
    .sort()

/** The README of the chart. */
export const readme = readFileSync(join(monitoring.dir, 'README.md'), 'utf8')
