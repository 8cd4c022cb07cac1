import { type JsonSchema, resolve } from '../schema/json-schema.ts'
import type { Finding } from './judge.ts'
import { isMap, type Value } from './values.ts'

/** The deprecated settings that a user sets, each with what to use instead where the chart says it. Helm prints nothing. */
export function deprecations(root: JsonSchema, user: Value): Finding[] {
  const found: Finding[] = []
  const visit = (schema: JsonSchema, value: Value, path: readonly string[]): void => {
    if (schema.deprecated) {
      const instead = typeof schema.deprecated === 'string' ? `: ${schema.deprecated}` : ''
      found.push({ code: 'deprecated-key', path, message: `is deprecated${instead}` })
    }
    if (!isMap(value)) return
    for (const [key, inner] of Object.entries(value)) {
      const property = schema.properties?.[key]
      if (property) visit(resolve(property, root.definitions ?? {}), inner, [...path, key])
    }
  }
  visit(root, user, [])
  return found
}
