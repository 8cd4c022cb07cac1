import { type Definitions, itemSchema, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import type { Path } from '../path.ts'
import { isMap, type Value, type Values } from '../values/values.ts'
import { keyCode, literal, objectCode, unionCode } from './code.ts'
import { itemCode, UNKNOWN } from './items.ts'
import { optionalScalar, scalarCode } from './scalars.ts'
import { wordsOf } from './words.ts'

/** What the settings of a chart are derived from beside its values. */
export interface Sources {
  readonly definitions: Definitions
  /** What the author says of a setting. */
  readonly comment: (path: Path) => string | undefined
  readonly use: (fragment: string) => string
  /** Keys whose maps take more than is known here: sections of charts that are not ours, and `global`. */
  readonly openKeys: ReadonlySet<string>
}

/** The keys of a map as properties of an object literal, each with its type, default and description. */
export function propertiesCode(values: Values, schema: JsonSchema | undefined, path: Path, sources: Sources): string[] {
  const declared = schema?.properties ?? {}
  const keys = [...new Set([...Object.keys(values), ...Object.keys(declared)])]
  return keys.map((key) => {
    const at = [...path, key]
    const property = Object.hasOwn(declared, key)
      ? resolve(declared[key] as JsonSchema, sources.definitions)
      : undefined
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    const code = settingCode(value, { schema: property, path: at, beside: keys }, sources)
    const words = property?.description ?? sources.comment(at) ?? wordsOf(key)
    return `${keyCode(key)}: ${code}.describe(${literal(words)})`
  })
}

interface Setting {
  readonly schema: JsonSchema | undefined
  readonly path: Path
  readonly beside: readonly string[]
}

function settingCode(value: Value | undefined, setting: Setting, sources: Sources): string {
  const { schema } = setting
  // a null by default says that nothing is set
  if (value === undefined || value === null) return `${optionalCode(setting, sources)}.optional()`
  if (Array.isArray(value)) return listCode(value, setting, sources)
  if (isMap(value)) return mapCode(value, setting, sources)
  return `${scalarCode(value as string | number | boolean, { ...setting, schema, use: sources.use })}.default(${literal(value)})`
}

/** What may stand where nothing does. */
function optionalCode(setting: Setting, sources: Sources): string {
  const { schema, path } = setting
  const scalar = optionalScalar({ ...setting, use: sources.use })
  if (scalar) return scalar
  if (schema?.properties) return objectOf({}, schema, path, sources)
  const types = [schema?.type ?? []].flat()
  if (types.length === 1 && types[0] === 'object') return 'z.record(z.string(), z.unknown())'
  if (types.length === 1 && types[0] === 'array')
    return `z.array(${itemCode([], itemSchema(schema ?? {}), sources.definitions)})`
  return unionCode([UNKNOWN, `z.array(${UNKNOWN})`])
}

/** What is empty by default and the same in every chart, by its name. */
const EMPTY_LISTS: Readonly<Record<string, string>> = {
  tolerations: 'tolerations()',
  imagePullSecrets: 'imagePullSecrets()',
}
const EMPTY_MAPS: Readonly<Record<string, string>> = { nodeSelector: 'nodeSelector()', affinity: 'affinity()' }

function listCode(value: readonly Value[], { path, schema }: Setting, sources: Sources): string {
  const fragment = EMPTY_LISTS[String(path.at(-1))]
  if (value.length === 0 && fragment && !schema?.items) return sources.use(fragment)
  return `z.array(${itemCode(value, itemSchema(schema ?? {}), sources.definitions)}).default(${literal(value)})`
}

/** Keys of maps whose keys are the user's. */
const FREE_KEYS = /(annotations|labels|nodeSelector|matchLabels)$/i

function mapCode(value: Values, setting: Setting, sources: Sources): string {
  const { path, schema } = setting
  const key = String(path.at(-1))
  const isEmpty = Object.keys(value).length === 0
  if (isEmpty && !schema?.properties) {
    const fragment = EMPTY_MAPS[key]
    if (fragment) return sources.use(fragment)
    return `z.record(z.string(), ${FREE_KEYS.test(key) ? 'z.string()' : 'z.unknown()'}).default({})`
  }
  if (isFree(key, value) && !schema?.properties) {
    const areTexts = FREE_KEYS.test(key) && Object.values(value).every((one) => typeof one === 'string')
    return `z.record(z.string(), ${areTexts ? 'z.string()' : 'z.unknown()'}).default(${literal(value)})`
  }
  return `${objectOf(value, schema, path, sources)}${isEmpty ? '.default({})' : ''}`
}

/** True for a map whose keys are data, not settings. A null among them would be no default. */
function isFree(key: string, value: Values): boolean {
  const keys = Object.keys(value)
  const isData = FREE_KEYS.test(key) || keys.some((one) => !/^[A-Za-z_][\w-]*$/.test(one))
  return isData && !Object.values(value).includes(null)
}

/** Maps that charts hand on to Kubernetes as they are, which takes more keys than a chart names. */
const HANDED_ON = /^resources$|^(.*[Ss]trategy)$|(Probe|[sS]ecurityContext|[aA]ffinity)$/

function objectOf(value: Values, schema: JsonSchema | undefined, path: Path, sources: Sources): string {
  const isHandedOn = schema?.properties === undefined && path.some((key) => HANDED_ON.test(String(key)))
  const isOpen =
    isHandedOn || sources.openKeys.has(String(path[0])) || (schema?.properties !== undefined && opens(schema))
  const call = isOpen ? 'z.looseObject' : 'z.strictObject'
  return objectCode(call, propertiesCode(value, schema, path, sources))
}

const opens = ({ additionalProperties }: JsonSchema): boolean =>
  additionalProperties === true || typeof additionalProperties === 'object'
