import { constraintText } from '../../json-schema/constraints.ts'
import { literals } from '../../json-schema/describe.ts'
import { type Definitions, type JsonSchema, resolve } from '../../json-schema/json-schema.ts'

/**
 * What an editor shows of a setting, as the lines of a comment: its description, what is allowed where the type says less,
 * its default, an example, and whether it is deprecated, which strikes it through.
 */
export function settingComment(property: JsonSchema, definitions: Definitions): string[] {
  const schema = resolve(property, definitions)
  const { description = '', default: standard, deprecated } = schema
  const allowed = allowedText(schema, definitions)
  const tags = [
    standard === undefined ? '' : `@default ${JSON.stringify(standard)}`,
    ...(schema.writeOnly ? [] : unsaidExamples(schema, allowed).map((example) => `@example ${example}`)),
    deprecated ? `@deprecated ${typeof deprecated === 'string' ? deprecated : ''}`.trimEnd() : '',
  ]
  return comment([description, allowed && `Allowed: ${code(allowed)}`], tags)
}

/** Paragraphs and tags as a comment of JSDoc; nothing of what they say ends it or becomes a tag. */
export function comment(paragraphs: readonly string[], tags: readonly string[] = []): string[] {
  const said = paragraphs.filter(Boolean).map((text) => oneLine(text).replace(/^@/, '&#64;'))
  const lines = [...said.flatMap((text, i) => (i === 0 ? [text] : ['', text])), ...tags.filter(Boolean).map(oneLine)]
  if (lines.length === 0) return []
  return lines.length === 1 ? [`/** ${lines[0]} */`] : ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */']
}

const oneLine = (text: string): string =>
  text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('*/', '*\\/')
    .replaceAll('{@', '{&#64;')

/** Bounds, patterns and examples; nothing where the type alone says as much, as it does of words, texts and maps. */
function allowedText(schema: JsonSchema, definitions: Definitions): string {
  if (literals(schema) || schema.writeOnly) return ''
  const text = constraintText(schema, definitions)
  return /integer|[^a-z |]/.test(text) ? text : ''
}

/** As Markdown must not read it. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

/** As TypeScript has them, without those that stand in what is allowed. */
const unsaidExamples = ({ examples = [] }: JsonSchema, allowed: string): string[] =>
  examples.map((example) => JSON.stringify(example)).filter((example) => !allowed.includes(example))
