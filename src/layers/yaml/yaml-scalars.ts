import { floatKey, readYamlNumber } from './yaml-numbers.ts'

/** A scalar as Helm reads it. `key` is its text where it is a map key; absent where Helm refuses it as a key. */
export interface YamlScalar {
  readonly value: string | number | boolean | null
  readonly key?: string
  /** Digits are lost: see YamlNumber. */
  readonly lossy?: boolean
  /** What is wrong with it as a value, in words that do not repeat it. */
  readonly error?: string
}

const TAG = 'tag:yaml.org,2002:'
const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/
const NULL = /^(?:~|null|Null|NULL)?$/
const INFINITY = /^[-+]?\.(?:inf|Inf|INF)$/
const NAN = /^\.(?:nan|NaN|NAN)$/
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/
const TIMESTAMP =
  /^\d{4}-(\d\d?)-(\d\d?)(?:[Tt]\d\d?:\d\d?:\d\d?(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)| +\d\d?:\d\d?:\d\d?(?:[.,]\d+)?)?$/

/**
 * Gives a scalar its meaning as go-yaml v2 does (Helm 3 and 4): YAML 1.1 booleans (`yes`, `on`, `y`) and numbers,
 * dates and sexagesimals as strings. `tag` is the resolved tag (`tag:yaml.org,2002:int`), undefined where none stands
 * there; `plain` is true for a scalar without quotes that is no block scalar. An unknown tag leaves the text as it is.
 */
export function readYamlScalar(text: string, tag: string | undefined, plain: boolean): YamlScalar {
  if (tag === undefined) return plain ? implicit(text).scalar : string(text)
  switch (tag) {
    case `${TAG}binary`:
      return binary(text)
    case `${TAG}bool`:
    case `${TAG}int`:
    case `${TAG}float`:
    case `${TAG}null`:
    case `${TAG}timestamp`:
      return explicit(text, tag.slice(TAG.length))
    default:
      return string(text)
  }
}

type Kind = 'str' | 'bool' | 'int' | 'float' | 'null'
interface Typed {
  readonly kind: Kind
  readonly scalar: YamlScalar
}

const string = (text: string): YamlScalar => ({ value: text, key: text })

function implicit(text: string): Typed {
  // Most scalars are words; the first character tells.
  if (!/^[-+.\dyYnNtTfFoO~]|^$/.test(text)) return { kind: 'str', scalar: string(text) }
  if (TRUE.test(text)) return { kind: 'bool', scalar: { value: true, key: 'true' } }
  if (FALSE.test(text)) return { kind: 'bool', scalar: { value: false, key: 'false' } }
  if (NULL.test(text)) return { kind: 'null', scalar: { value: null } }
  if (INFINITY.test(text)) return { kind: 'float', scalar: notFinite(text.startsWith('-') ? '-.inf' : '.inf') }
  if (NAN.test(text)) return { kind: 'float', scalar: notFinite('.nan') }
  const number = /^[-+.\d]/.test(text) ? readYamlNumber(text) : undefined
  if (!number) return { kind: 'str', scalar: string(text) }
  const { kind, value, lossy } = number
  if (kind === 'float') return { kind, scalar: { value, key: floatKey(value), lossy } }
  const key = kind === 'integer' ? number.digits : undefined
  return { kind: 'int', scalar: { value, lossy, ...(key !== undefined && { key }) } }
}

const notFinite = (key: string): YamlScalar => ({
  value: null,
  key,
  error: 'infinity and not-a-number cannot be values: Helm refuses them',
})

function explicit(text: string, tag: string): YamlScalar {
  const { kind, scalar } = implicit(text)
  if (kind === tag) return scalar
  // A float that is written as an integer counts as one, up to int64.
  if (tag === 'float' && kind === 'int' && scalar.key !== undefined) {
    return { ...scalar, key: floatKey(Number(scalar.value)) }
  }
  if (tag === 'timestamp' && isTimestamp(text)) return string(text)
  return { value: text, error: `the text behind the tag !!${tag} is no ${tag}` }
}

function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text)
  if (!match) return false
  const [month, day] = [Number(match[1]), Number(match[2])]
  const date = new Date(Date.UTC(2000, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function binary(text: string): YamlScalar {
  const compact = text.replace(/[\r\n]/g, '')
  if (!BASE64.test(compact)) return { value: text, error: 'the text behind the tag !!binary is no base64' }
  const bytes = Uint8Array.from(atob(compact), (char) => char.charCodeAt(0))
  try {
    return string(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return { value: text, error: 'the bytes behind the tag !!binary are no UTF-8 text: Helm would replace them' }
  }
}
