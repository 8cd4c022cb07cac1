import type { JsonSchema } from '../json-schema/json-schema.ts'
import type { Path } from '../path.ts'
import { patternFault } from '../schema/portable-pattern.ts'
import { isSecretName } from '../secrets/secret-looking.ts'
import type { Value } from '../values/values.ts'
import { literal, unionCode } from './code.ts'

/** Where a setting stands, and the schema that the chart brings for it. */
export interface Place {
  readonly path: Path
  readonly schema: JsonSchema | undefined
  /** The keys beside it. */
  readonly beside: readonly string[]
  /** Notes a name that is imported from the Kubernetes fragments. */
  readonly use: (fragment: string) => string
}

/** What a scalar is, from what it holds by default, its name where that is certain, and the chart's schema. */
export function scalarCode(value: string | number | boolean, place: Place): string {
  return fromEnum(value, place) ?? fromTypes(value, place) ?? known(value, place) ?? plain(value, place)
}

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']
const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']

/** Kinds of settings that are the same in every chart. */
function known(value: string | number | boolean, { path, beside, use }: Place): string | undefined {
  const [around, key] = ['', '', ...path.map(String)].slice(-2) as [string, string]
  if (/pullPolicy$/i.test(key) && PULL_POLICIES.includes(String(value))) return enumCode(PULL_POLICIES)
  if (key === 'type' && /service$/i.test(around) && SERVICE_TYPES.includes(String(value)))
    return enumCode(SERVICE_TYPES)
  if (key === 'tag' && beside.includes('repository') && typeof value === 'string')
    return 'z.union([z.string(), z.int().min(0)])'
  if ((around === 'requests' || around === 'limits') && isAmount(value)) {
    if (key === 'cpu' && isCpu(value)) return use('cpuQuantity()')
    if (key === 'memory' && isBytes(value)) return use('memoryQuantity()')
    if (/storage$/.test(key) && isBytes(value)) return use('storageQuantity()')
  }
  if (key === 'size' && /persistence|storage|volume/i.test(around) && isBytes(value)) return use('storageQuantity()')
  return undefined
}

const isAmount = (value: unknown): boolean => typeof value === 'string' || (typeof value === 'number' && value > 0)
const isCpu = (value: unknown): boolean => /^(0*[1-9]\d*|0*\.0*[1-9]\d*|0*[1-9]\d*\.\d+)m?$/.test(String(value))
const isBytes = (value: unknown): boolean => /^[1-9]\d*(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E)?$/.test(String(value))

function plain(value: string | number | boolean, { path, schema = {} }: Place): string {
  const key = String(path.at(-1) ?? '')
  if (typeof value === 'boolean') return 'z.boolean()'
  if (typeof value === 'string') return stringCode(value, schema, isSecretName(key))
  if (!Number.isSafeInteger(value)) return numberCode('z.number()', value, schema)
  if (/port$/i.test(key) && value >= 1 && value <= 65535)
    return numberCode('z.int()', value, { minimum: 1, maximum: 65535, ...schema })
  if (/^replica(s|Count)$/.test(key) && value >= 0) return numberCode('z.int()', value, { minimum: 0, ...schema })
  return numberCode('z.int()', value, schema)
}

function fromEnum(value: Value | undefined, { schema }: Place): string | undefined {
  const allowed = schema?.enum?.filter((one) => one !== null)
  if (!allowed?.length || (value !== undefined && !(allowed as readonly Value[]).includes(value))) return undefined
  if (allowed.every((one) => typeof one === 'string')) return enumCode(allowed)
  const isScalar = allowed.every((one) => typeof one !== 'object')
  return isScalar ? unionCode(allowed.map((one) => `z.literal(${literal(one)})`)) : undefined
}

/** Where the schema names several types, they all stay. */
function fromTypes(value: string | number | boolean, place: Place): string | undefined {
  const types = [place.schema?.type ?? []].flat().filter((type) => type !== 'null')
  const own = typeof value === 'string' ? ['string'] : typeof value === 'boolean' ? ['boolean'] : ['number', 'integer']
  const fits = own.some((type) => types.includes(type) && (type !== 'integer' || Number.isInteger(value)))
  if (!fits || (types.length === 1 && types[0] !== 'number')) return undefined
  const options = types.flatMap((type) => scalarOfType(type, value, place.schema ?? {}))
  return options.length === types.length ? unionCode(options) : undefined
}

/** What a scalar is that nothing sets, from the schema alone; undefined for what is no scalar. */
export function optionalScalar(place: Place): string | undefined {
  const { schema = {} } = place
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null')
  const options = types.flatMap((type) => scalarOfType(type, undefined, schema))
  return (
    fromEnum(undefined, place) ?? (types.length > 0 && options.length === types.length ? unionCode(options) : undefined)
  )
}

function scalarOfType(type: string, value: Value | undefined, schema: JsonSchema): string[] {
  if (type === 'string') return [stringCode(typeof value === 'string' ? value : undefined, schema, false)]
  if (type === 'boolean') return ['z.boolean()']
  const number = typeof value === 'number' ? value : undefined
  if (type === 'integer') return [numberCode('z.int()', number, schema)]
  return type === 'number' ? [numberCode('z.number()', number, schema)] : []
}

/** Bounds that the default itself misses are left out. A secret has no pattern, helm would print what misses it. */
function stringCode(value: string | undefined, schema: JsonSchema, isSecret: boolean): string {
  const { minLength, maxLength, pattern } = schema
  const length = value === undefined ? undefined : [...value].length
  if (isSecret || schema.writeOnly) return 'z.string().meta({ writeOnly: true })'
  const fitsPattern =
    pattern !== undefined && !patternFault(pattern) && (value === undefined || new RegExp(pattern, 'u').test(value))
  return [
    'z.string()',
    minLength && (length ?? minLength) >= minLength ? `.min(${minLength})` : '',
    maxLength !== undefined && (length ?? 0) <= maxLength ? `.max(${maxLength})` : '',
    fitsPattern ? `.regex(new RegExp(${literal(pattern)}))` : '',
  ].join('')
}

function numberCode(type: string, value: number | undefined, schema: JsonSchema): string {
  const bounds: [string, number | undefined, (bound: number, value: number) => boolean][] = [
    ['min', schema.minimum, (bound, given) => given >= bound],
    ['gt', schema.exclusiveMinimum, (bound, given) => given > bound],
    ['max', schema.maximum, (bound, given) => given <= bound],
    ['lt', schema.exclusiveMaximum, (bound, given) => given < bound],
    ['multipleOf', schema.multipleOf, (bound, given) => given % bound === 0],
  ]
  const kept = bounds.filter(
    ([, bound, fits]) => typeof bound === 'number' && (value === undefined || fits(bound, value)),
  )
  return type + kept.map(([method, bound]) => `.${method}(${bound})`).join('')
}

const enumCode = (values: readonly unknown[]): string => `z.enum([${values.map(literal).join(', ')}])`
