import type { Finding } from '../issues.ts'
import { innerSchema, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import type { Path } from '../path.ts'
import { isMap, type Value } from '../values/values.ts'

/** The deprecated settings that a user sets, each with what to use instead where the chart says it. Helm prints nothing. */
export function deprecations(root: JsonSchema, user: Value): Finding[] {
  const found = new Map<string, Finding>()
  visit(root, user, [], root, found)
  return [...found.values()]
}

function visit(schema: JsonSchema, value: Value, path: Path, root: JsonSchema, found: Map<string, Finding>): void {
  const node = resolve(schema, root.definitions ?? {})
  if (node.deprecated) {
    const instead = typeof node.deprecated === 'string' ? `: ${node.deprecated}` : ''
    found.set(JSON.stringify(path), { code: 'deprecated-key', path, message: `is deprecated${instead}` })
  }
  for (const variant of node.anyOf ?? node.oneOf ?? []) visit(variant, value, path, root, found)
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) visit(innerSchema(node, i) ?? {}, item, [...path, i], root, found)
  } else if (isMap(value)) {
    for (const [key, inner] of Object.entries(value))
      visit(innerSchema(node, key) ?? {}, inner, [...path, key], root, found)
  }
}
