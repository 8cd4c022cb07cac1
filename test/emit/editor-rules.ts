import { Ajv } from 'ajv'
import { overlaySchema } from '../../src/emit/overlay-schema.ts'
import type { ChartModel } from '../../src/schema/model.ts'
import type { Values } from '../../src/values/values.ts'

/** What the schema for overlays says of a file: without rules, and what its rules say. */
export interface EditorJudge {
  readonly accepts: (values: Values) => boolean
  /** Where a rule refuses a key, and in which words. */
  readonly alarms: (values: Values) => readonly { readonly path: readonly string[]; readonly message: string }[]
}

/** Judges by the schema for overlays with a strict validator that knows no more than draft-07 and `errorMessage`. */
export function editorJudge(model: ChartModel): EditorJudge {
  const schema = JSON.parse(overlaySchema(model)) as object & { allOf?: object[] }
  const { allOf = [], ...plain } = schema
  // a tuple may have further items
  const options = { strict: true, strictRequired: true, strictTuples: false, allowUnionTypes: true, allErrors: true }
  const compile = (of: object) => new Ajv(options).addKeyword('errorMessage').compile(of)
  const accepts = compile(plain)
  const rules = { type: 'object', allOf }
  const fulfils = compile(rules)
  return {
    accepts: (values) => accepts(values),
    alarms(values) {
      if (fulfils(values)) return []
      const refused = (fulfils.errors ?? []).filter(({ keyword }) => keyword === 'false schema')
      return refused.map(({ instancePath, schemaPath }) => ({
        path: parts(instancePath),
        message: messageAt(rules, parts(schemaPath)),
      }))
    },
  }
}

const parts = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))

/** A property that is `false` is told of in the words of the schema that holds it: `…/properties/<key>/false schema`. */
const messageAt = (schema: unknown, path: readonly string[]): string =>
  (path.slice(0, -3).reduce((node, key) => (node as Record<string, unknown>)[key], schema) as { errorMessage: string })
    .errorMessage
