import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Issue, isError, ValuesError } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import type { Layer } from '../layers/layer.ts'
import { readYamlLayer } from '../layers/yaml/yaml-file.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** A chart that lies in a folder of its author, as it was written. */
export interface OwnChart {
  readonly name: string
  /** Relative to the folder that was searched, with `/`. */
  readonly dir: string
  readonly meta: Values
  readonly text: string
  readonly layer: Layer
  readonly schema: JsonSchema | undefined
  /** Names in its `charts/`, files and folders. */
  readonly inside: readonly string[]
}

/**
 * The charts below a folder: in it or in its `charts/`, sorted by folder.
 *
 * @throws ValuesError with all that is wrong in a Chart.yaml, values.yaml or values.schema.json.
 */
export function ownCharts(folder: string): OwnChart[] {
  const dirs = ['', 'charts/'].flatMap((above) => foldersIn(join(folder, above)).map((name) => `${above}${name}`))
  const issues: Issue[] = []
  const charts = dirs
    .filter((dir) => existsSync(join(folder, dir, 'Chart.yaml')))
    .map((dir) => readChart(folder, dir, issues))
  if (issues.some(isError)) throw new ValuesError(issues)
  return charts
}

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(
          (name) =>
            !/^\.|^node_modules$/.test(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
        )
        .sort()
    : []

function readChart(folder: string, dir: string, issues: Issue[]): OwnChart {
  const { layer: meta } = readYaml(folder, `${dir}/Chart.yaml`, issues)
  const { layer, text } = readYaml(folder, `${dir}/values.yaml`, issues)
  const inside = join(folder, dir, 'charts')
  return {
    name: typeof meta.values.name === 'string' ? meta.values.name : '',
    dir,
    meta: meta.values,
    text,
    layer,
    schema: readSchema(join(folder, dir, 'values.schema.json'), `${dir}/values.schema.json`, issues),
    inside: existsSync(inside) ? readdirSync(inside).sort() : [],
  }
}

function readYaml(folder: string, path: string, issues: Issue[]): { layer: Layer; text: string } {
  const file = join(folder, path)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const { layer, issues: found } = readYamlLayer({ name: path, file: path, text })
  issues.push(...found)
  return { layer: layer ?? { name: path, values: {} }, text }
}

function readSchema(file: string, shown: string, issues: Issue[]): JsonSchema | undefined {
  if (!existsSync(file)) return undefined
  try {
    const schema: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isMap(schema)) return schema as JsonSchema
  } catch {
    // said below
  }
  issues.push({
    code: 'file-unreadable',
    path: [],
    message: `${shown} is no JSON object, every Helm refuses the chart`,
  })
  return undefined
}

/** An entry of `dependencies` in a Chart.yaml. */
export interface DependencyEntry {
  readonly name: string
  /** The key of its values: the alias, else the name. */
  readonly key: string
  readonly repository: string
  readonly tags: readonly string[]
  readonly importsValues: boolean
}

/** What a Chart.yaml says of the charts that it deploys. */
export function dependencyEntries({ dependencies }: Values): DependencyEntry[] {
  const entries = Array.isArray(dependencies) ? (dependencies as readonly Value[]).filter(isMap) : []
  return entries.map((entry) => {
    const text = (key: string): string => (typeof entry[key] === 'string' ? (entry[key] as string) : '')
    return {
      name: text('name'),
      key: text('alias') || text('name'),
      repository: text('repository'),
      tags: Array.isArray(entry.tags) ? entry.tags.map(String) : [],
      importsValues: entry['import-values'] !== undefined,
    }
  })
}
