import type { Finding } from '../issues.ts'
import type { Path } from '../path.ts'
import { UNSAFE_KEYS, type Value, type Values } from './values.ts'

/**
 * What a values file could hold of values made by a program: keys that are undefined are left out; functions, dates, NaN
 * and the like are findings (`wrong-type`), keys that reach an object's prototype too (`unsafe-key`). Copies the input.
 */
export function plainValues(input: object): { values: Values; findings: Finding[] } {
  const findings: Finding[] = []
  return { values: plainMap(input, [], findings, []), findings }
}

function plainMap(input: object, path: Path, findings: Finding[], above: readonly object[]): Values {
  const values: Record<string, Value> = {}
  for (const [key, item] of Object.entries(input)) {
    const at = [...path, key]
    const danger = UNSAFE_KEYS.get(key)
    if (danger) {
      findings.push({ code: 'unsafe-key', path: at, message: `the key ${key} is not allowed in values: ${danger}` })
      continue
    }
    if (!isWellFormed(key)) {
      fault(findings, path, 'holds a key with half of a character, which no file can')
      continue
    }
    const value = plainValue(item, at, findings, [...above, input])
    if (value !== undefined) values[key] = value
  }
  return values
}

function plainValue(input: unknown, path: Path, findings: Finding[], above: readonly object[]): Value | undefined {
  if (input === undefined || input === null || typeof input === 'boolean') return input
  if (typeof input === 'string')
    return isWellFormed(input) ? input : fault(findings, path, 'holds half of a character, which no file can')
  if (typeof input === 'number' && Number.isFinite(input)) return input
  if (typeof input === 'object' && above.includes(input)) return fault(findings, path, 'contains itself')
  if (Array.isArray(input))
    return input.map((item, i) => plainValue(item, [...path, i], findings, [...above, input]) ?? null)
  if (typeof input === 'object' && isPlainObject(input)) return plainMap(input, path, findings, above)
  const what =
    typeof input === 'object'
      ? `a ${input.constructor.name}`
      : typeof input === 'number'
        ? String(input)
        : `a ${typeof input}`
  return fault(findings, path, `must be a string, number, boolean, list or map, got ${what}`)
}

function fault(findings: Finding[], path: Path, message: string): undefined {
  findings.push({ code: 'wrong-type', path, message })
}

/** Surrogates come in pairs; a lone one cannot be written as UTF-8. */
const isWellFormed = (text: string): boolean => !/[\ud800-\udfff]/u.test(text)

const isPlainObject = (input: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(input)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}
