import { parseAllDocuments } from 'yaml'
import type { Chart } from '../../src/define/chart.ts'
import { testValues, toYaml } from '../../src/testing.ts'
import type { Values } from '../../src/values/values.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'

/** What a template rendered. Fields are read with `at`. */
export type Rendered = Readonly<Record<string, unknown>>

/** @see helmTemplate */
export interface HelmOptions {
  /** @default 'clipper' */
  readonly release?: string
  /** @default 'default' */
  readonly namespace?: string
  /** @default the newest helm, which leaves the schema to whoever compares helms: it takes half of the time */
  readonly bin?: string
}

/** @see renderText */
export interface RenderOptions extends HelmOptions {
  /** Over the defaults of the chart. @default {} */
  readonly overlay?: object
}

/** What was rendered before: many laws look at the same objects. */
const rendered = new Map<string, Promise<string>>()

/** What `helm template` prints for the chart in a folder with a values file on top; throws what helm said when it refuses. */
export function helmTemplate(
  dir: string,
  values: Values,
  { release = 'clipper', namespace = 'default', bin }: HelmOptions = {},
): Promise<string> {
  const args = ['template', release, dir, '-n', namespace, '-f', '-']
  if (!bin) args.push('--skip-schema-validation')
  const input = toYaml(values)
  const key = JSON.stringify([bin, args, input])
  const text = rendered.get(key) ?? outputOf(bin ?? newestHelm(), args, input)
  rendered.set(key, text)
  return text
}

async function outputOf(bin: string, args: readonly string[], input: string): Promise<string> {
  const { code, stdout, stderr } = await runHelm(bin, args, { input })
  if (code !== 0) throw new Error(stderr)
  return stdout
}

/** The same with an overlay that is completed and judged first. */
export async function renderText(
  { chart, dir }: { chart: Chart; dir: string },
  { overlay, ...options }: RenderOptions = {},
): Promise<string> {
  return helmTemplate(dir, await testValues(chart, overlay), options)
}

/** The rendered objects, in the order of helm. */
export async function render(chart: { chart: Chart; dir: string }, options?: RenderOptions): Promise<Rendered[]> {
  return objectsIn(await renderText(chart, options))
}

/** The objects of a stream of YAML documents; a template that renders nothing leaves none. */
export function objectsIn(text: string): Rendered[] {
  const documents = parseAllDocuments(text)
  if ('empty' in documents) return []
  for (const { errors } of documents) if (errors[0]) throw errors[0]
  return documents.map((document): unknown => document.toJS()).filter((object) => object !== null) as Rendered[]
}

/** The value at a path of keys and indices, undefined where there is nothing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value)
}

/** The one object of a kind; with a part of its name where there are several. */
export function only(objects: readonly Rendered[], kind: string, name = ''): Rendered {
  const found = objects.filter(
    (object) => object.kind === kind && String(at(object, 'metadata', 'name')).includes(name),
  )
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} objects of kind ${kind} ${name}`)
  return found[0]
}

/** The pod of a Pod, or of anything that makes pods; undefined for other objects. */
export function podOf(object: Rendered): { metadata: unknown; spec: Rendered } | undefined {
  const template =
    object.kind === 'Pod'
      ? object
      : (at(object, 'spec', 'template') ?? at(object, 'spec', 'jobTemplate', 'spec', 'template'))
  const spec = at(template, 'spec')
  return spec ? { metadata: at(template, 'metadata'), spec: spec as Rendered } : undefined
}

/** The newest of the fetched helms. */
export function newestHelm(): string {
  const last = helms.at(-1)
  if (!last) throw new Error('no helm was found')
  return last.bin
}
