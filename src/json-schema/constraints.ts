import { type Definitions, type JsonSchema, resolve } from './json-schema.ts'
import { typeText } from './type-text.ts'

/** What a schema takes, in words: `integer, 1 to 65535`, `number, above 0 | string like 512Mi or 2Gi`, `string, at most 63 characters`. */
export function constraintText(schema: JsonSchema, definitions: Definitions): string {
  const node = resolve(schema, definitions)
  const options = node.anyOf ?? node.oneOf
  if (options) return [...new Set(options.map((option) => constraintText(option, definitions)))].join(' | ')
  if (node.writeOnly) return [node.type ?? 'any'].flat().join(' | ')
  return `${typeText(node, definitions)}${form(node)}${sizes(node)}`
}

/** An example says more than a pattern. */
function form({ examples, pattern, multipleOf }: JsonSchema): string {
  if (examples?.length) return ` like ${examples.map((example) => JSON.stringify(example)).join(' or ')}`
  if (multipleOf !== undefined) return `, a multiple of ${multipleOf}`
  return pattern === undefined ? '' : `, must match ${pattern}`
}

function sizes(schema: JsonSchema): string {
  const { minLength, maxLength, minItems, maxItems, minProperties, maxProperties, uniqueItems } = schema
  const bounds: [number | undefined, number | undefined, string][] = [
    [minLength, maxLength, 'characters'],
    [minItems, maxItems, 'items'],
    [minProperties, maxProperties, 'keys'],
  ]
  const words = bounds.flatMap(([least, most, unit]) => [
    ...(least ? [`at least ${least} ${unit}`] : []),
    ...(most === undefined ? [] : [`at most ${most} ${unit}`]),
  ])
  return [...words, ...(uniqueItems ? ['no item twice'] : [])].map((text) => `, ${text}`).join('')
}
