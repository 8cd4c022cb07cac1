import type { Path } from '../path.ts'
import { isSecretName, isSecretText, SECRET } from '../secrets/secret-looking.ts'
import { isMap, type Value, valueAt } from '../values/values.ts'

/** Whether a value is a secret whatever it looks like. */
export type IsSecret = (value: Value, path: Path) => boolean

/**
 * A value as it may be shown: what the caller knows as a secret, and texts that look like one or stand under a name that
 * does, are `(secret)`. Names of Secrets and of their keys stay.
 *
 * @param path of the value in `root`: a variable's `value` is judged by the `name` beside it.
 */
export function hideSecrets(value: Value, path: Path, root: Value, isSecret: IsSecret): Value {
  if (Array.isArray(value)) return value.map((item: Value, i) => hideSecrets(item, [...path, i], root, isSecret))
  if (isMap(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, hideSecrets(inner, [...path, key], root, isSecret)]),
    )
  if (value === '' || value === null) return value
  return isSecret(value, path) || looksSecret(value, nameOf(path, root)) ? SECRET : value
}

/** All that `hideSecrets` hides in a value, as text. */
export function secretsIn(value: Value, path: Path, root: Value, isSecret: IsSecret): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) =>
      secretsIn(inner as Value, [...path, Array.isArray(value) ? Number(key) : key], root, isSecret),
    )
  return hideSecrets(value, path, root, isSecret) === SECRET ? [String(value)] : []
}

function looksSecret(value: Value, name: string): boolean {
  if (typeof value === 'string') return isSecretName(name) || isSecretText(value)
  return typeof value === 'number' && /passw(or)?d$/i.test(name)
}

/** The key of a value, or the name of the variable or parameter that it is the `value` of; for items of a list, the list's. */
function nameOf(path: Path, root: Value): string {
  const key = path.findLast((part) => typeof part === 'string') ?? ''
  if (key !== 'value' || key !== path.at(-1)) return String(key)
  const name = valueAt(root, [...path.slice(0, -1), 'name'])
  return typeof name === 'string' ? name : String(key)
}
