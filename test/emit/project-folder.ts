import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Project } from '../../src/define/project.ts'
import { projectArtifacts } from '../../src/emit/project-artifacts.ts'
import { type ChartModel, modelOf } from '../../src/schema/model.ts'
import { tempDir } from '../support/temp-dir.ts'

const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: CHART
data:
  values: {{ .Values | toJson | b64enc }}
`

/** Writes all artifacts of a project into an empty folder, and around them charts that show what their templates see. */
export async function projectFolder(project: Project): Promise<string> {
  const root = tempDir()
  for (const { artifacts } of projectArtifacts(project, await modelOf(project.root)))
    for (const { path, content } of artifacts) write(join(root, path), content)
  addChart(root, await modelOf(project.root))
  return root
}

function addChart(root: string, chart: ChartModel): void {
  const { name, dir, subcharts } = chart
  const dependencies = Object.keys(subcharts).map((alias) => dependency(alias, chart))
  const list = dependencies.length > 0 ? `dependencies:\n${dependencies.join('')}` : ''
  write(
    join(root, dir, 'Chart.yaml'),
    `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nicon: https://example.com/icon.png\n${list}`,
  )
  write(join(root, dir, 'templates/values.yaml'), TEMPLATE.replace('CHART', name))
  for (const chart of Object.values(subcharts)) {
    addChart(root, chart)
    cpSync(join(root, chart.dir), join(root, dir, 'charts', chart.name), { recursive: true })
  }
}

function dependency(alias: string, { subcharts, shorthands, tags }: ChartModel): string {
  const others = Object.keys(shorthands).filter((key) => shorthands[key]?.join('.') === alias)
  const condition = [...others, alias].map((key) => `${key}.enabled`).join(',')
  const own = Object.keys(tags).filter((tag) => tags[tag]?.includes(alias))
  return `  - {name: ${subcharts[alias]?.name}, alias: ${alias}, version: 1.0.0, repository: "", condition: "${condition}", tags: [${own}]}\n`
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/** What the template of a chart saw, out of what `helm template` printed. */
export function seenBy(chart: string, rendered: string): unknown {
  const [, coded = ''] = new RegExp(`name: ${chart}\\ndata:\\n {2}values: (\\S+)`).exec(rendered) ?? []
  return JSON.parse(Buffer.from(coded, 'base64').toString('utf8'))
}
