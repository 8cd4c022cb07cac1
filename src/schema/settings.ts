import { type Definitions, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import type { Path } from '../path.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/**
 * One setting of a chart: a key that a values file may set. The tree of settings is made once from the finished schema;
 * values.yaml, the README table and the checks read it.
 */
export interface Setting {
  readonly key: string
  readonly path: Path
  /** References resolved; the description is that of this use. */
  readonly schema: JsonSchema
  /** What stands in the chart's values.yaml; undefined for an optional setting. */
  readonly default: Value | undefined
  /** The settings inside, where values.yaml shows them: none in lists, open maps, and maps whose default is `{}`. */
  readonly children: readonly Setting[]
}

/** The settings of a chart, in the order of their definition, with the defaults that stand in its values.yaml. */
export const settingsOf = (schema: JsonSchema, defaults: Values, definitions: Definitions): readonly Setting[] =>
  childrenOf(schema, defaults, [], definitions)

function childrenOf(parent: JsonSchema, defaults: Values, path: Path, definitions: Definitions): Setting[] {
  return Object.entries(parent.properties ?? {}).map(([key, property]) => {
    const schema = resolve(property, definitions)
    const at = [...path, key]
    const value = Object.hasOwn(defaults, key) ? defaults[key] : undefined
    const opened = isMap(value) && Object.keys(value).length > 0
    return { key, path: at, schema, default: value, children: opened ? childrenOf(schema, value, at, definitions) : [] }
  })
}

/** Every setting that a person sets as one thing, depth first. */
export const leafSettings = (settings: readonly Setting[]): Setting[] =>
  settings.flatMap((setting) => (setting.children.length > 0 ? leafSettings(setting.children) : [setting]))
