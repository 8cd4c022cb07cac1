import { type Issue, ValuesError } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import type { Rule } from '../rules/rule.ts'
import { convert, type ZodSchema } from '../schema/convert.ts'
import type { SecretDefinition } from './secrets.ts'

/** What `defineChart` takes. */
export interface ChartDefinition {
  /** Name of the chart as in its Chart.yaml: lower case letters, digits and `-`. */
  readonly name: string
  /**
   * Folder of the chart, relative to the configuration file, with `/` on every system.
   * @default `charts/<name>`
   */
  readonly dir?: string
  /** One sentence on what the chart deploys. */
  readonly description?: string
  /**
   * The values: a `z.strictObject()` (Zod 4, or Zod 3 from `zod/v3`). Every key has a description and either a default,
   * `.optional()`, or keys of its own that have.
   */
  readonly values: ZodSchema
  /** Charts that this one deploys, by the key under which it holds their values: the alias in its Chart.yaml. */
  readonly subcharts?: Readonly<Record<string, Chart>>
  /**
   * Further keys for a subchart or a part of one, by the dotted path that each stands for: `{ grafana: 'monitoring.grafana' }`.
   * What stands under such a key is judged as what it stands for, and beats it; a null under it is refused, as it could
   * remove nothing. `generate` writes the template that makes Helm read both keys. `build` writes the canonical key only.
   * A chart that has shorthands cannot be a subchart.
   */
  readonly shorthands?: Readonly<Record<string, string>>
  /**
   * Whether `generate` keeps a copy of every subchart in `charts/` of this chart, a folder that is then owned whole. For
   * dependencies with `repository: ""` in Chart.yaml, so that a clone can be installed as it is.
   * @default false
   */
  readonly copySubcharts?: boolean
  /**
   * Keys of the subcharts that belong to each tag, as the `tags` in Chart.yaml say: `{ web: ['backend', 'frontend'] }`. A
   * subchart's own `enabled` wins over its tags.
   */
  readonly tags?: Readonly<Record<string, readonly string[]>>
  /** Secrets that must exist before the chart can run, for `clipper-values secrets`. */
  readonly secrets?: readonly SecretDefinition[]
  /**
   * What values must fulfil beyond the schema, from `clipper-values/rules`. `generate` writes a template that refuses what
   * breaks them, so that Helm gives the same verdict.
   */
  readonly rules?: readonly Rule[]
}

/** A chart whose values are defined; made by `defineChart`. */
export interface Chart {
  readonly name: string
  readonly dir: string
  readonly description: string
  readonly subcharts: Readonly<Record<string, Chart>>
  readonly shorthands: Readonly<Record<string, string>>
  readonly copySubcharts: boolean
  readonly tags: Readonly<Record<string, readonly string[]>>
  readonly secrets: readonly SecretDefinition[]
  readonly rules: readonly Rule[]
  /** The values as JSON Schema draft-07, and what in them Helm would never see. Converted by the Zod that defined them. */
  convert(): Promise<{ schema: JsonSchema; issues: Issue[] }>
}

/**
 * Defines the values of one Helm chart.
 *
 * @example
 * export const web = defineChart({
 *   name: 'web',
 *   description: 'The shop',
 *   values: z.strictObject({ replicaCount: z.int().min(1).default(2).describe('Pods') }),
 * })
 *
 * @throws ValuesError `project-config` for a name that Helm refuses or a folder outside the project. Mistakes in the
 *   schema are reported when it is converted, all at once, each with its path.
 */
export function defineChart(definition: ChartDefinition): Chart {
  const { name, dir = `charts/${definition.name}`, description = '', subcharts = {}, shorthands = {} } = definition
  const { copySubcharts = false, tags = {}, secrets = [], rules = [] } = definition
  const faults: string[] = []
  if (typeof definition.values !== 'object' || definition.values === null)
    faults.push('a chart needs values, a z.strictObject()')
  for (const [key, subchart] of Object.entries(subcharts))
    if (!subchart) faults.push(`the subchart ${key} is undefined: do two files import each other?`)
    else if (Object.keys(subchart.shorthands).length > 0)
      faults.push(`the subchart ${key} has shorthands, which only the chart that is installed can have`)
  if (!isName(name)) faults.push('the name of a chart holds lower case letters, digits and single "-"')
  if (!isInside(dir)) faults.push(`the folder of a chart lies below the configuration file, got ${dir}`)
  for (const [key, path] of Object.entries(shorthands))
    if (!Object.hasOwn(subcharts, path.split('.')[0] ?? ''))
      faults.push(`the shorthand ${key} stands for ${path}, which is in no subchart`)
  for (const [tag, keys] of Object.entries(tags))
    for (const key of keys)
      if (!Object.hasOwn(subcharts, key)) faults.push(`the tag ${tag} names ${key}, which is no subchart`)
  if (faults.length > 0)
    throw new ValuesError(faults.map((message) => ({ code: 'project-config', chart: name, path: [], message })))
  const convertValues = () => convert(name, definition.values)
  return {
    name,
    dir,
    description,
    subcharts,
    shorthands,
    copySubcharts,
    tags,
    secrets,
    rules,
    convert: convertValues,
  }
}

/** True for a name of a chart or environment: lower case letters, digits and single `-` between them. */
export const isName = (name: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)

/** True for a relative path that stays below the folder it starts from, written with `/`. */
export const isInside = (path: string): boolean =>
  path !== '' && !/^([/\\]|[A-Za-z]:)|\\|\/$|\/\/|(^|\/)\.{1,2}(\/|$)/.test(path)
