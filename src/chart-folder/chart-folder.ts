import { realpathSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readPart } from '../disk/read.ts'
import { reasonOf } from '../disk/reason.ts'
import { type Issue, ValuesError } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { MAX_BYTES, TOO_LARGE } from '../layers/limits.ts'
import { readYamlLayer } from '../layers/yaml/yaml-file.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** A chart as it lies on disk, whoever made it. */
export interface ChartFolder {
  readonly name: string
  /** As the user names it. */
  readonly dir: string
  /** Its values.schema.json; a chart without one takes everything, as in Helm. */
  readonly schema: JsonSchema | undefined
  readonly defaults: Values
  readonly dependencies: readonly Dependency[]
}

/** A subchart and when it is part of the release. */
export interface Dependency {
  /** The key of its values in the parent: its alias, else its name. */
  readonly key: string
  /** Paths of the parent's values; the first that holds true or false decides. */
  readonly conditions: readonly string[]
  readonly tags: readonly string[]
  readonly chart: ChartFolder
}

/**
 * Reads a chart folder with the subcharts that are folders in its `charts/`.
 *
 * @param base absolute folder that `dir` is relative to.
 * @param above real paths of the charts around it.
 * @throws ValuesError `unknown-chart` without a Chart.yaml; `file-unreadable` for a schema that is no JSON, for what cannot
 *   be read, and for a link that leads back to a chart around it; `file-too-large`; what is wrong in
 *   Chart.yaml or values.yaml.
 */
export async function readChartFolder(base: string, dir: string, above: readonly string[] = []): Promise<ChartFolder> {
  const file = (name: string): string => resolve(base, dir, name)
  const meta = await readYaml(file('Chart.yaml'), `${dir}/Chart.yaml`)
  if (!meta) throw new ValuesError([issue('unknown-chart', `${dir} is no chart: it has no Chart.yaml`)])
  const name = text(meta.name) ?? dir
  const defaults = (await readYaml(file('values.yaml'), `${dir}/values.yaml`)) ?? {}
  const schema = await readSchema(file('values.schema.json'), `${dir}/values.schema.json`)
  const inside = await readdir(file('charts'), { withFileTypes: true }).catch(() => [])
  const packed = inside.find((entry) => entry.name.endsWith('.tgz'))
  if (packed)
    throw new ValuesError([
      issue('file-unreadable', `${dir}/charts/${packed.name} is packed`, 'unpack it with tar -xzf to have it judged'),
    ])
  // helm follows links and leaves out names that start with . or _
  const folders = inside
    .map((entry) => `${dir}/charts/${entry.name}`)
    .filter((entry) => !/\/[._][^/]*$/.test(entry) && isFolder(resolve(base, entry), entry))
  const around = [...above, realpathSync(resolve(base, dir))]
  for (const entry of folders)
    if (around.includes(realpathSync(resolve(base, entry))))
      throw new ValuesError([issue('file-unreadable', `${entry} is a link to a chart around it`)])
  const charts = await Promise.all(folders.map((entry) => readChartFolder(base, entry, around)))
  return {
    name,
    dir,
    schema,
    defaults,
    dependencies: charts.flatMap((chart) => dependenciesOn(chart, list(meta.dependencies))),
  }
}

/** One for each entry of Chart.yaml that names the chart, else one without condition: Helm renders it all the same. */
function dependenciesOn(chart: ChartFolder, entries: readonly Value[]): Dependency[] {
  const declared = entries.filter(isMap).filter((entry) => entry.name === chart.name)
  if (declared.length === 0) return [{ key: chart.name, conditions: [], tags: [], chart }]
  return declared.map((entry) => ({
    key: text(entry.alias) ?? chart.name,
    conditions: (text(entry.condition) ?? '')
      .split(',')
      .map((path) => path.trim())
      .filter(Boolean),
    tags: list(entry.tags).map(String),
    chart,
  }))
}

async function readYaml(path: string, shown: string): Promise<Values | undefined> {
  const content = await readFileOf(path, shown)
  if (!content) return undefined
  const { layer, issues } = readYamlLayer({ name: shown, file: shown, text: content })
  if (!layer) throw new ValuesError(issues)
  return layer.values
}

/** Undefined where no file is. What is there and cannot be read, helm refuses too. */
async function readFileOf(path: string, shown: string): Promise<Uint8Array | undefined> {
  const content = await readPart(path, shown)
  if (content && 'code' in content) throw new ValuesError([content])
  return content
}

function isFolder(path: string, shown: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    throw new ValuesError([issue('file-unreadable', `${shown} cannot be read: ${reasonOf(error)}`)])
  }
}

async function readSchema(path: string, shown: string): Promise<JsonSchema | undefined> {
  const content = await readFileOf(path, shown)
  if (content === undefined) return undefined
  if (content.length > MAX_BYTES) throw new ValuesError([issue('file-too-large', `${shown} ${TOO_LARGE}`)])
  try {
    const schema: unknown = JSON.parse(new TextDecoder().decode(content))
    if (isMap(schema)) return schema as JsonSchema
  } catch {
    // said below
  }
  throw new ValuesError([issue('file-unreadable', `${shown} is no JSON object, every Helm refuses the chart`)])
}

const text = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
const list = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : [])
const issue = (code: Issue['code'], message: string, hint?: string): Issue => ({
  code,
  path: [],
  message,
  ...(hint ? { hint } : {}),
})
