import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Definitions, type JsonSchema, resolve } from '../../src/json-schema/json-schema.ts'
import { leafSettings } from '../../src/schema/settings.ts'
import type { ValuesPath } from '../../src/templates/known-value.ts'
import type { TemplateFile } from '../../src/templates/template-library.ts'
import { type Read, valuesRead } from '../../src/templates/values-read.ts'
import { unusedKeys } from './exceptions.ts'
import { type ProjectChart, projectCharts } from './project-charts.ts'

/** True if the schema has the path; `*` goes to any item, entry or key. */
function declares(raw: JsonSchema, path: ValuesPath, definitions: Definitions): boolean {
  const [key, ...rest] = path
  if (key === undefined) return true
  const schema = resolve(raw, definitions)
  const { properties = {}, additionalProperties: open, items, anyOf = [] } = schema
  const below = key === '*' ? Object.values(properties) : [properties[key]].filter((found) => found !== undefined)
  if (open === true) return true
  if (open && below.length === 0) below.push(open)
  if (key === '*' && items) below.push(...[items].flat())
  return [...below.map((found) => [found, rest] as const), ...anyOf.map((option) => [option, path] as const)].some(
    ([found, remaining]) => declares(found, remaining, definitions),
  )
}

const startsWith = (path: ValuesPath, start: ValuesPath): boolean =>
  start.every((key, i) => i < path.length && (path[i] === key || path[i] === '*' || key === '*'))

/** A key is used where it or something inside it is read, or where all of a map around it is. */
const uses = (reads: readonly Read[], key: ValuesPath): boolean =>
  reads.some(({ path, whole }) => startsWith(path, key) || (whole && startsWith(key, path)))

function declaredKeys({ model, sections }: ProjectChart): ValuesPath[] {
  const settings = leafSettings(model.settings).map(({ path }) => path.map(String))
  const own = new Set(settings.map(([key]) => key))
  return [
    ...settings,
    ...Object.keys(model.schema.properties ?? {})
      .filter((key) => !own.has(key) && !sections.has(key))
      .map((key) => [key]),
  ]
}

function templatesIn(chartDir: string, name: RegExp): TemplateFile[] {
  const dir = join(chartDir, 'templates')
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file))
  // what a rule looks at is not rendered by that
  const rendering = files.filter((file) => !file.endsWith('validate.yaml'))
  return rendering.map((file) => ({ file: join(dir, file), text: readFileSync(join(dir, file), 'utf8') }))
}

describe.each(projectCharts)('$name', (chart) => {
  const own = templatesIn(chart.dir, /\.(yaml|tpl|txt)$/)
  // an umbrella's templates include what its subcharts define
  const others = projectCharts.filter(({ name }) => name !== chart.name && chart.names.includes(name))
  const { reads, unread } = valuesRead([...own, ...others.flatMap(({ dir }) => templatesIn(dir, /\.tpl$/))])
  const { schema } = chart.model

  test('the templates read values, and all of them can be followed', () => {
    expect(reads.length).toBeGreaterThan(0)
    expect(unread).toEqual([])
  })

  test('each path that a template reads is declared', () => {
    const undeclared = reads.filter(({ path }) => !declares(schema, path, schema.definitions ?? {}))
    expect(undeclared.map(({ path }) => path.join('.'))).toEqual([])
  })

  test('each declared key is read by a template, or is a listed exception', () => {
    const unused = declaredKeys(chart).filter((key) => !uses(reads, key))
    expect(unused.map((key) => key.join('.')).sort()).toEqual(Object.keys(unusedKeys[chart.name] ?? {}).sort())
  })
})
