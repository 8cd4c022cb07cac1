/** A part of an OpenAPI schema; true and false stand where `additionalProperties` is no schema. */
type Schema = Readonly<Record<string, unknown>>

/**
 * Turns the OpenAPI schema of a CustomResourceDefinition into JSON Schema that knows no key but its own. A structural
 * schema lists its keys outside of `anyOf` and the like, so what stands in those only says more of keys listed already.
 */
export function toStrictSchema(given: object): Schema {
  const schema = given as Schema
  const strict: Record<string, unknown> = { ...schema }
  if (isObject(schema.properties)) {
    strict.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, child(one)]))
    // Kubernetes allows the one or the other
    if (!schema['x-kubernetes-preserve-unknown-fields']) strict.additionalProperties = false
  } else if (isObject(schema.additionalProperties)) strict.additionalProperties = child(schema.additionalProperties)
  if (isObject(schema.items)) strict.items = child(schema.items)
  if (schema['x-kubernetes-int-or-string']) strict.type = ['integer', 'string']
  if (schema.nullable && strict.type) strict.type = [strict.type, 'null'].flat()
  if (schema.nullable && Array.isArray(schema.enum)) strict.enum = [...schema.enum, null]
  return strict
}

function child(value: unknown): unknown {
  return isObject(value) ? toStrictSchema(value) : value
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
