import type { Arbitrary } from 'fast-check'
import { isList, type JsonSchema } from '../json-schema/json-schema.ts'
import type { Value } from '../values/values.ts'
import { arbitraryNode, type Making } from './arbitrary-node.ts'

/** Lists of a schema, the shortest and the longest that it takes among them. */
export function arbitraryList(schema: JsonSchema, making: Making): Arbitrary<readonly Value[]> {
  const { fc, slips } = making
  const { items = {}, additionalItems, minItems = 0, maxItems = minItems + 3 } = schema
  if (isList(items)) {
    const whole = fc.tuple(...items.map((item) => arbitraryNode(item, making)))
    const least = slips ? Math.max(0, minItems - 1) : minItems
    const isOpen = typeof additionalItems === 'object'
    const rest = isOpen ? fc.array(arbitraryNode(additionalItems, making), { maxLength: 2 }) : fc.constant([])
    return fc
      .tuple(whole, fc.integer({ min: least, max: items.length }), rest)
      .map(([all, length, more]) => (length < items.length ? all.slice(0, length) : [...all, ...more]))
  }
  const slack = slips ? 1 : 0
  const size = { minLength: Math.max(0, minItems - slack), maxLength: maxItems + slack }
  const options = { ...size, depthIdentifier: 'clipper-values' } as const
  const item = arbitraryNode(items, making)
  return schema.uniqueItems && !slips
    ? fc.uniqueArray(item, { ...options, selector: (value) => JSON.stringify(value) })
    : fc.array(item, options)
}
