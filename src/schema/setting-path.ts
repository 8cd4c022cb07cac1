import type { Path } from '../path.ts'

/** Keywords that lead to a schema, and what they add to the path of the setting: nothing, or a sign for "each". */
const EACH: Readonly<Record<string, string>> = { items: '*', additionalProperties: '*', propertyNames: '*' }

/** From a place in a JSON Schema (`properties`, `ports`, `items`, …) to the setting it describes (`ports`, `*`). */
export function settingPath(schemaPath: readonly (string | number)[]): Path {
  const path: string[] = []
  for (let i = 0; i < schemaPath.length; i++) {
    const keyword = String(schemaPath[i])
    if (keyword === 'properties' || keyword === 'definitions') path.push(String(schemaPath[++i]))
    else if (EACH[keyword]) path.push(EACH[keyword])
  }
  return path
}
