import type { ZodTypeAny } from 'zod/v3'
import type { OverrideCallback, PostProcessCallback } from 'zod-to-json-schema'
import type { Issue } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { settingPath } from './setting-path.ts'

/** Zod 3 kinds that Helm would never see, by type name. */
const KINDS: Readonly<Record<string, Pick<Issue, 'code' | 'message'>>> = {
  ZodEffects: { code: 'schema-refinement', message: 'a refinement or transform is never seen by Helm or the editor' },
  ZodPipeline: { code: 'schema-transform', message: 'a pipeline changes values while Zod reads them; Helm does not' },
  ZodCatch: { code: 'schema-transform', message: '.catch() changes values while Zod reads them; Helm does not' },
  ...Object.fromEntries(
    ['BigInt', 'Date', 'Function', 'Map', 'NaN', 'Never', 'Promise', 'Set', 'Symbol', 'Undefined', 'Void'].map(
      (kind) => [
        `Zod${kind}`,
        { code: 'schema-unsupported', message: `z.${kind.toLowerCase()}() has no counterpart in a values file` },
      ],
    ),
  ),
  ZodIntersection: { code: 'schema-unsupported', message: 'an intersection of strict objects accepts nothing' },
}

/** What is read of a Zod 3 definition. */
interface Definition {
  readonly typeName: string
  readonly unknownKeys?: string
  readonly catchall?: ZodTypeAny
  readonly coerce?: boolean
  readonly checks?: readonly { readonly kind: string; readonly regex?: RegExp }[]
}
const CHANGES = new Set(['trim', 'toLowerCase', 'toUpperCase'])

/**
 * Converts a schema that is still Zod 3 (`zod/v3`), which Zod's own converter does not read, to JSON Schema draft-07.
 * Reports what Helm would never see, as `convertZod4` does.
 */
export async function convertZod3(schema: ZodTypeAny): Promise<{ schema: JsonSchema; issues: Issue[] }> {
  // loaded for those who need it; a static import would reach every project
  const { ignoreOverride, zodToJsonSchema } = await import('zod-to-json-schema')
  const issues: Issue[] = []
  const override: OverrideCallback = (_, { currentPath, basePath }, seen) => {
    const isAround = seen?.path.every((part, i) => part === currentPath[i]) && seen.path.length < currentPath.length
    if (!isAround) return ignoreOverride
    const message = 'holds itself, which only a schema of Zod 4 can'
    issues.push({ code: 'schema-unsupported', message, path: settingPath(currentPath.slice(basePath.length)) })
    return {}
  }
  const postProcess: PostProcessCallback = (json, def, refs) => {
    const { typeName, unknownKeys, catchall, coerce, checks = [] } = def as Definition
    const path = settingPath(refs.currentPath.slice(refs.basePath.length))
    const kind = KINDS[typeName]
    if (kind) issues.push({ ...kind, path })
    if (checks.some((check) => CHANGES.has(check.kind)))
      issues.push({ code: 'schema-transform', message: 'a step such as .trim() changes values; Helm does not', path })
    if (checks.some(({ regex }) => regex && regex.flags.replace('u', '') !== ''))
      issues.push({
        code: 'schema-pattern',
        message: 'the flags of a regular expression are lost in JSON Schema',
        path,
      })
    if (coerce) issues.push({ code: 'schema-transform', message: 'z.coerce changes values; Helm does not', path })
    if (typeName === 'ZodObject' && unknownKeys === 'strip' && catchall?._def.typeName === 'ZodNever')
      issues.push({
        code: 'schema-open',
        message: 'z.object() drops unknown keys in silence: add .strict() or .passthrough()',
        path,
      })
    return json
  }
  const converted = zodToJsonSchema(schema, {
    target: 'jsonSchema7',
    $refStrategy: 'none',
    effectStrategy: 'input',
    pipeStrategy: 'input',
    override,
    postProcess,
  })
  return { schema: converted as JsonSchema, issues }
}
