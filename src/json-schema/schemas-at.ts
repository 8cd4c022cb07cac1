import type { Path } from '../path.ts'
import { type Definitions, isList, type JsonSchema, resolve } from './json-schema.ts'

/** Every schema that judges what lies at a path, one for each variant of a union; none where the schema knows no such path. */
export const schemasAt = (root: JsonSchema, path: Path): readonly JsonSchema[] =>
  path.reduce<readonly JsonSchema[]>((schemas, part) => schemasInside(schemas, part, root.definitions ?? {}), [root])

/** Every schema that judges an entry or item of what these schemas judge. */
export const schemasInside = (
  schemas: readonly JsonSchema[],
  part: string | number,
  definitions: Definitions,
): readonly JsonSchema[] => schemas.flatMap((schema) => inside(schema, part, definitions))

/** A schema with references resolved, and below it the variants of a union. */
export function variantsOf(schema: JsonSchema, definitions: Definitions): readonly JsonSchema[] {
  const node = resolve(schema, definitions)
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((one) => variantsOf(one, definitions))]
}

function inside(schema: JsonSchema, part: string | number, definitions: Definitions): readonly JsonSchema[] {
  return variantsOf(schema, definitions).flatMap((node): readonly JsonSchema[] => {
    const { properties = {}, patternProperties = {}, items, additionalProperties = !isUnion(node) } = node
    const mayBe = (type: string): boolean => node.type === undefined || [node.type].flat().includes(type)
    if (typeof part === 'number') {
      if (!mayBe('array') || isUnion(node)) return []
      return [(isList(items) ? items[part] : items) ?? {}]
    }
    if (!mayBe('object')) return []
    const patterns = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(part))
    const declared = [
      ...(Object.hasOwn(properties, part) ? [properties[part] as JsonSchema] : []),
      ...patterns.map(([, found]) => found),
    ]
    if (declared.length > 0 || additionalProperties === false) return declared
    return [additionalProperties === true ? {} : additionalProperties]
  })
}

const isUnion = ({ anyOf, oneOf }: JsonSchema): boolean => anyOf !== undefined || oneOf !== undefined
