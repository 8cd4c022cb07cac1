import type { Finding } from '../issues.ts'
import { type Definitions, itemSchema, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { variantsOf } from '../json-schema/schemas-at.ts'
import { formatPath, type Path } from '../path.ts'
import { isMap, type Value, type Values } from '../values/values.ts'

/** Beginnings that issuers give their tokens, a private key, a password in an address, a signed web token. */
const FORMATS =
  /^(gh[opsur]_|github_pat_|glpat-|xox[abpr]-|sk[-_](live|test|proj)|rk_live_|whsec_|SG\.|AIza|ya29\.|npm_|hvs\.|eyJ[\w-]+\.eyJ[\w-]+\.)|AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|:\/\/[^/\s:@]*:[^/\s@]+@/

/** Names that hold secrets, not what leads to one (`TOKEN_URL`, `SECRET_NAME`). */
const NAMES =
  /(^|[_.-])(password|passwd|pwd|passphrase|requirepass|secret|token|credentials?|(api|private|access|encryption|signing|auth)[_-]?key)$/i

const BITS_PER_CHARACTER = 3.5

/**
 * What in the values of an environment looks like a secret: something in a setting that is one (`writeOnly`), in a variable
 * or an entry of an open map with such a name, in the format of a known token, or a variable that looks random. An
 * environment lies in a repository, so whoever reads that would know it: `secret-literal`. No finding repeats a value.
 *
 * @param allowed paths, as messages write them, or names of variables that hold no secret, each with the reason.
 */
export function secretLiterals(
  values: Values,
  schema: JsonSchema,
  allowed: Readonly<Record<string, string>>,
): Finding[] {
  const definitions = schema.definitions ?? {}
  return literalsIn(values, { schema, path: [], isFree: false }, definitions)
    .filter(
      ({ path, variable }) => !Object.hasOwn(allowed, formatPath(path)) && !Object.hasOwn(allowed, variable ?? ''),
    )
    .map(({ path, message }) => ({ code: 'secret-literal', path, message, hint: HINT }))
}

interface Literal {
  readonly path: Path
  readonly message: string
  /** The name of the variable that holds it. */
  readonly variable?: string
}

interface Place {
  readonly schema: JsonSchema | undefined
  readonly path: Path
  /** True where the user chose the key. */
  readonly isFree: boolean
}

function literalsIn(value: Value, { schema: raw, path, isFree }: Place, definitions: Definitions): Literal[] {
  const schema = raw && resolve(raw, definitions)
  if (schema?.writeOnly) return value === '' || value === null ? [] : [{ path, message: IS_SECRET }]
  const inside = (inner: Value, place: Omit<Place, 'path'>, key: string | number): Literal[] =>
    literalsIn(inner, { ...place, path: [...path, key] }, definitions)
  if (Array.isArray(value))
    return value.flatMap((item: Value, i) => inside(item, { schema: schema && itemSchema(schema), isFree: false }, i))
  if (isMap(value)) {
    const { name: variable, value: text } = value
    if (typeof variable === 'string' && typeof text === 'string' && text !== '')
      return isSecret(variable, text) || isRandom(text)
        ? [{ path: [...path, 'value'], message: LOOKS_SO, variable }]
        : []
    return Object.entries(value).flatMap(([key, inner]) => {
      const declared = keySchema(schema, key, definitions)
      return inside(inner, { schema: declared ?? openSchema(schema), isFree: !declared }, key)
    })
  }
  const name = isFree ? String(path.at(-1) ?? '') : ''
  return typeof value === 'string' && value !== '' && isSecret(name, value) ? [{ path, message: LOOKS_SO }] : []
}

const IS_SECRET = 'is a secret, and whatever an environment holds lies in the repository'
const LOOKS_SO = 'looks like a secret, and whatever an environment holds lies in the repository'
const HINT = 'take it from a Secret, or say in notSecret of the environment why it is none'

const isSecret = (name: string, text: string): boolean => NAMES.test(name) || FORMATS.test(text)

/** Shannon's entropy tells random characters from names, paths and versions. */
function isRandom(text: string): boolean {
  if (!/^(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9+/_-]*[A-Za-z0-9]{20,}[A-Za-z0-9+/_-]*=*$/.test(text)) return false
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  const shares = [...counts.values()].map((count) => count / text.length)
  return shares.reduce((bits, share) => bits - share * Math.log2(share), 0) >= BITS_PER_CHARACTER
}

/** The schema of a declared key, in any variant of a union. */
function keySchema(schema: JsonSchema | undefined, key: string, definitions: Definitions): JsonSchema | undefined {
  if (schema?.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key]
  const variants = schema ? variantsOf(schema, definitions) : []
  return variants.flatMap(({ properties = {} }) => (Object.hasOwn(properties, key) ? (properties[key] ?? []) : []))[0]
}

const openSchema = (schema: JsonSchema | undefined): JsonSchema | undefined =>
  typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined
