import type { Finding } from '../issues.ts'
import type { Path } from '../path.ts'
import type { Value } from '../values/values.ts'

/** What YAML cannot hold unescaped, less what JSON escapes too and the line ends that all Helms keep. */
const REFUSED = /[\u007f-\u0084\u0086-\u009f\ufffe\uffff]/

/**
 * Texts and keys with a character that no Helm to 3.18.4 takes: it writes values as YAML, unescaped, and reads them again
 * before it asks a schema. Issue: `control-character`.
 */
export function controlCharacters(value: Value, path: Path = []): Finding[] {
  if (typeof value === 'string') return REFUSED.test(value) ? [finding(path, 'holds')] : []
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, i) => controlCharacters(item, [...path, i]))
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(REFUSED.test(key) ? [finding(path, 'holds a key with')] : []),
    ...controlCharacters(inner, [...path, key]),
  ])
}

const finding = (path: Path, holds: string): Finding => ({
  code: 'control-character',
  path,
  message: `${holds} a control character, which Helm 3.18.4 and older refuse`,
  hint: 'take it out; it often comes with pasted text',
})
