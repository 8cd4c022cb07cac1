import type { JsonSchema } from '../json-schema/json-schema.ts'
import { schemasInside, variantsOf } from '../json-schema/schemas-at.ts'
import type { Path } from '../path.ts'
import { SECRET } from '../secrets/secret-looking.ts'
import { isMap, type Value, type Values, valueAt } from '../values/values.ts'

const SECRET_VARIABLE = /PASS|TOKEN|SECRET|KEY|CREDENTIAL|AUTH|DSN|CERT/i
const SECRET_KEY = /passw|passphrase|token|secret|credential|(private|api|access|encryption|signing)[-_.]?key|_KEY$/i
const LOGIN_IN_URL = /:\/\/[^/\s]*:[^/\s]*@/

/**
 * A copy of values that can be shown: without settings that are marked `writeOnly`, variables of a list whose name looks
 * like a secret, such entries of open maps, logins in addresses, and what the schema does not know, which may be any of
 * these with a misspelled key.
 */
export const masked = (values: Values, schema: JsonSchema): Values =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      maskedValue(value, schemasInside([schema], key, schema.definitions ?? {}), schema),
    ]),
  )

/** What `masked` shows at a path; no more is copied than the key at the top asks for. */
export function shownAt(values: Values, path: Path, schema: JsonSchema): Value | undefined {
  const [key] = path
  if (typeof key !== 'string') return valueAt(masked(values, schema), path)
  return Object.hasOwn(values, key) ? valueAt(masked({ [key]: values[key] as Value }, schema), path) : undefined
}

function maskedValue(value: Value, schemas: readonly JsonSchema[], root: JsonSchema): Value {
  const definitions = root.definitions ?? {}
  if (value === null) return value
  if (schemas.length === 0 || isSecret(schemas, root)) return SECRET
  if (typeof value === 'string') return LOGIN_IN_URL.test(value) ? SECRET : value
  if (Array.isArray(value))
    return value.map((item, i) => {
      const shown = maskedValue(item, schemasInside(schemas, i, definitions), root)
      return isMap(shown) && isSecretVariable(shown) ? { ...shown, value: SECRET } : shown
    })
  if (!isMap(value)) return value
  const isDeclared = (key: string): boolean =>
    schemas.some((schema) =>
      variantsOf(schema, definitions).some(({ properties }) => properties && Object.hasOwn(properties, key)),
    )
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isHidden = typeof inner !== 'object' && SECRET_KEY.test(key) && !isDeclared(key)
      return [key, isHidden ? SECRET : maskedValue(inner, schemasInside(schemas, key, definitions), root)]
    }),
  )
}

/** True where one of the schemas marks a secret. */
export const isSecret = (schemas: readonly JsonSchema[], { definitions = {} }: JsonSchema): boolean =>
  schemas.some((schema) => variantsOf(schema, definitions).some(({ writeOnly }) => writeOnly))

const isSecretVariable = ({ name, value }: Values): boolean =>
  typeof name === 'string' && value !== undefined && SECRET_VARIABLE.test(name)
