import type { Issue, IssueCode } from '../issues.ts'
import { type Definitions, isList, type JsonSchema, mapValues, resolve } from '../json-schema/json-schema.ts'
import type { Path } from '../path.ts'
import { isMap, UNSAFE_KEYS, type Value } from '../values/values.ts'
import { defaultOf } from './defaults.ts'
import { patternFault } from './portable-pattern.ts'
import { firstUses } from './shared-parts.ts'

interface Context {
  readonly definitions: Definitions
  readonly report: (code: IssueCode, path: Path, message: string) => void
}
/** Helm puts the defaults of settings in place; it never fills an item of a list or a value of an open map. */
type Place = 'setting' | 'item'

/**
 * From what a converter wrote to what Helm and editors read: drops formats (each Helm judges them otherwise), requires what templates cannot be without, and checks what Zod cannot.
 *
 * Issues: `schema-description`, `schema-default`, `schema-empty`, `schema-pattern`, `schema-key`, `schema-unsupported`.
 */
export function finishSchema(chart: string, raw: JsonSchema): { schema: JsonSchema; issues: Issue[] } {
  const issues = new Map<string, Issue>()
  const context: Context = {
    definitions: raw.definitions ?? {},
    report: (code, path, message) => issues.set(`${code} ${path.join('/')}`, { code, chart, path, message }),
  }
  const { definitions, ...root } = raw
  for (const id of Object.keys(definitions ?? {}))
    if (!/^_*[A-Za-z][A-Za-z0-9]*$/.test(id) || id === 'Overlay')
      context.report(
        'schema-key',
        [id],
        'is an id in .meta() that cannot become the name of a type: letters and digits, not Overlay',
      )
  const schema = finish(root, [], 'setting', context)
  const uses = firstUses(raw)
  const used = Object.entries(definitions ?? {}).flatMap(([name, definition]) => {
    const path = uses.get(name)
    return path ? [[name, finish(definition, path, 'item', context)] as const] : []
  })
  const all = used.length > 0 ? { ...schema, definitions: Object.fromEntries(used) } : schema
  return { schema: all, issues: [...issues.values()] }
}

function finish(raw: JsonSchema, path: Path, place: Place, context: Context): JsonSchema {
  const { format, ...schema } = raw as { -readonly [K in keyof JsonSchema]: JsonSchema[K] }
  if (format && !schema.pattern && schema.type === 'string')
    context.report('schema-pattern', path, `the format "${format}" is judged differently by each Helm; use .regex()`)
  if (schema.pattern) checkPattern(schema, path, context)
  if (schema.$ref === '#')
    context.report(
      'schema-unsupported',
      path,
      'holds the values of the whole chart again; give the part that repeats a schema of its own',
    )
  if (schema.default === null || (isMap(schema.default) && Object.values(schema.default).includes(null)))
    context.report(
      'schema-default',
      path,
      'a null default means "absent" to some Helms and null to others; use .optional()',
    )
  if (schema.default !== undefined && place === 'item')
    context.report(
      'schema-default',
      path,
      'a default inside a list item, an open map or a map that holds itself is never filled in by Helm; use .optional()',
    )
  if (schema.properties) finishProperties(schema, path, place, context)
  if (schema.propertyNames) schema.propertyNames = finish(schema.propertyNames, [...path, '*'], 'item', context)
  if (typeof schema.additionalProperties === 'object')
    schema.additionalProperties = isAnything(schema.additionalProperties)
      ? true
      : finish(schema.additionalProperties, [...path, '*'], 'item', context)
  const items = schema.items
  if (isList(items)) schema.items = items.map((item) => finish(item, [...path, '*'], 'item', context))
  else if (items) schema.items = finish(items, [...path, '*'], 'item', context)
  for (const keyword of ['anyOf', 'oneOf', 'allOf'] as const)
    if (schema[keyword]) schema[keyword] = schema[keyword].map((option) => finish(option, path, 'item', context))
  if (isAnything(schema))
    context.report(
      'schema-empty',
      path,
      'accepts anything, so no check and no completion: say what it is, or openMap()',
    )
  return schema
}

function finishProperties(
  schema: { -readonly [K in keyof JsonSchema]: JsonSchema[K] },
  path: Path,
  place: Place,
  context: Context,
): void {
  const parent: JsonSchema = { ...schema }
  const keys = Object.keys(schema.properties ?? {})
  const defaults = new Map(keys.map((key) => [key, defaultOf(key, parent, context.definitions)]))
  const named = keys.filter((key) => schema.required?.includes(key))
  for (const key of place === 'setting' ? named.filter((name) => defaults.get(name) === undefined) : [])
    context.report(
      'schema-default',
      [...path, key],
      'has no default, so `helm template` without -f would fail; add .default() or .optional()',
    )
  schema.properties = mapValues(schema.properties ?? {}, (property, key) => {
    const at = [...path, key]
    const fault = UNSAFE_KEYS.get(key)
    if (fault) context.report('schema-key', at, `choose another key: ${fault}`)
    if (!property.description && !resolve(property, context.definitions).description)
      context.report('schema-description', at, 'has no description; add .describe()')
    return finish(property, at, place, context)
  })
  // what is composed of the defaults of its keys is there in a setting only: nothing fills an item
  const required = place === 'item' ? named : keys.filter((key) => isLoadBearing(defaults.get(key)))
  if (required.length > 0) schema.required = required
  else delete schema.required
}

/**
 * A null removes a default before Helm judges, so templates would meet a hole: what has a scalar or a map with keys as
 * its default is required. Lists and empty maps may go, as `nodeSelector:` with nothing behind it is common. What shall be
 * removable by whoever calls helm is `.optional()` with its default on the map around it, such as a CPU limit.
 */
const isLoadBearing = (standard: Value | undefined): boolean =>
  standard !== undefined && !Array.isArray(standard) && !(isMap(standard) && Object.keys(standard).length === 0)

function checkPattern(schema: JsonSchema, path: Path, context: Context): void {
  const fault = patternFault(schema.pattern ?? '')
  if (fault) context.report('schema-pattern', path, `the pattern ${schema.pattern} ${fault}`)
  if (schema.writeOnly)
    context.report(
      'schema-pattern',
      path,
      'is a secret: Helm 4 prints the value that misses a pattern, so it can have none',
    )
}

/** True for a schema that says nothing of what it accepts. */
const isAnything = (schema: JsonSchema): boolean =>
  Object.keys(schema).every((keyword) =>
    ['description', 'default', 'examples', 'deprecated', 'title', '$schema'].includes(keyword),
  )
