import { toJSONSchema, type z } from 'zod'
import type { Issue } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { settingPath } from './setting-path.ts'

type Finding = Pick<Issue, 'code' | 'message'>
type Inner = z.core.$ZodTypes['_zod']

const transforms = (what: string): Finding => ({
  code: 'schema-transform',
  message: `${what} changes values while Zod reads them; Helm would judge and use the value as written`,
})
const unsupported = (what: string): Finding => ({
  code: 'schema-unsupported',
  message: `z.${what}() has no counterpart in a values file or in JSON Schema draft-07`,
})

/** What each kind of Zod schema must not be, because Helm would never see it. Kinds that are fine are not listed. */
const KINDS: Partial<Record<Inner['def']['type'], (def: Inner['def']) => Finding | undefined>> = {
  pipe: () => transforms('a transform or preprocess step'),
  transform: () => transforms('a transform'),
  catch: () => transforms('.catch()'),
  object: (def) =>
    def.type === 'object' && !def.catchall
      ? {
          code: 'schema-open',
          message:
            'z.object() drops unknown keys in silence: use z.strictObject(), or z.looseObject() to declare it open',
        }
      : undefined,
  custom: () => unsupported('custom'),
  date: () => unsupported('date'),
  bigint: () => unsupported('bigint'),
  symbol: () => unsupported('symbol'),
  undefined: () => unsupported('undefined'),
  void: () => unsupported('void'),
  nan: () => unsupported('nan'),
  map: () => unsupported('map'),
  set: () => unsupported('set'),
  file: () => unsupported('file'),
  promise: () => unsupported('promise'),
  function: () => unsupported('function'),
  success: () => unsupported('success'),
  intersection: () => unsupported('intersection'),
}

/** The kinds whose checks Zod writes into JSON Schema: those on what is around them, such as a default, it leaves out. */
const CHECKED = new Set<Inner['def']['type']>(['string', 'number', 'array'])
/** The checks of Zod that JSON Schema can say; anything else would be lost in silence. */
const CHECKS = new Set([
  'greater_than',
  'less_than',
  'multiple_of',
  'number_format',
  'min_length',
  'max_length',
  'length_equals',
  'string_format',
])

/**
 * Converts a Zod 4 schema to JSON Schema draft-07, the input side: what a values file may hold.
 *
 * @returns the schema as Zod writes it and what in it Helm would never see: `schema-refinement`, `schema-transform`,
 *   `schema-open`, `schema-pattern` (regex flags), `schema-unsupported`, each with the path of the key.
 */
export function convertZod4(schema: z.ZodType): { schema: JsonSchema; issues: Issue[] } {
  const issues = new Map<string, Issue>()
  const converted = toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any', // each is reported below, with its path, instead of the first one thrown without
    override: ({ zodSchema, jsonSchema, path }) => {
      dropTruisms(jsonSchema)
      for (const finding of findingsOf(zodSchema._zod)) {
        const issue = { ...finding, path: settingPath(path) }
        issues.set(`${issue.code} ${issue.path.join('/')} ${issue.message}`, issue)
      }
    },
  })
  return { schema: converted as JsonSchema, issues: [...issues.values()] }
}

/** Zod writes bounds that every integer has, and that the keys of a map are strings. */
function dropTruisms(json: z.core.JSONSchema.BaseSchema): void {
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
  if (typeof json.propertyNames === 'object' && Object.keys(json.propertyNames).every((keyword) => keyword === 'type'))
    delete json.propertyNames
}

function* findingsOf({ def }: Inner): Iterable<Finding> {
  const kind = KINDS[def.type]?.(def)
  if (kind) yield kind
  if ('coerce' in def && def.coerce) yield transforms('z.coerce')
  if (flagsOf(def)) yield flagsLost
  for (const check of def.checks ?? []) {
    const checkDef = check._zod.def
    if (checkDef.check === 'overwrite') yield transforms('a step such as .trim() or .toLowerCase()')
    else if (!CHECKS.has(checkDef.check)) yield refinement
    else if (!CHECKED.has(def.type))
      yield {
        ...refinement,
        message: `a check behind .${def.type}() is never seen by Helm or the editor: put it in front`,
      }
    if (flagsOf(checkDef)) yield flagsLost
  }
}

const refinement: Finding = {
  code: 'schema-refinement',
  message:
    'a refinement inside a schema is never seen by Helm or the editor; say it with types, bounds, a pattern or a rule of the chart',
}
const flagsLost: Finding = {
  code: 'schema-pattern',
  message: 'the flags of a regular expression are lost in JSON Schema; write the pattern without flags',
}

/** Flags that change what a pattern matches; `u` does not for what `patternFault` lets pass. */
const flagsOf = (def: object): boolean =>
  'pattern' in def && def.pattern instanceof RegExp && def.pattern.flags.replace('u', '') !== ''
