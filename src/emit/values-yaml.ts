import type { Definitions, JsonSchema } from '../json-schema/json-schema.ts'
import { typeText } from '../json-schema/type-text.ts'
import { formatPath, type Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Setting } from '../schema/settings.ts'
import { HEADER } from './artifact.ts'
import { writeEntry, yamlScalar, yamlString } from './yaml.ts'

/**
 * The chart's values.yaml: every setting with its description, optional ones as a comment. The first line tells
 * yaml-language-server where the schema is, the second JetBrains' editors.
 */
export const valuesYaml = (chart: ChartModel): string => written(chart).text

/** The line of a setting in `valuesYaml`, from 1: its own, else that of the nearest setting around it. */
export function settingLines(chart: ChartModel): (path: Path) => number | undefined {
  const { lines } = written(chart)
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(formatPath(path.slice(0, length)))
      if (line !== undefined) return line
    }
    return undefined
  }
}

function written({ settings, schema, subcharts, shorthands }: ChartModel): Written {
  const at = new Map<string, number>()
  const lines = ['# yaml-language-server: $schema=values.schema.json', '# $schema: values.schema.json', `# ${HEADER}`]
  for (const setting of settings) {
    lines.push('')
    writeSetting(setting, schema.definitions ?? {}, '', lines, at)
  }
  for (const [key, { name }] of Object.entries(subcharts))
    lines.push('', `# Values of ${name}: see the values.yaml of that chart`, `# ${key}: {}`)
  for (const [key, path] of Object.entries(shorthands))
    lines.push('', `# Another key for ${formatPath(path)}, which it beats`, `# ${key}: {}`)
  return { text: `${lines.join('\n')}\n`, lines: at }
}

/** The text of values.yaml, and the line of each setting in it. */
interface Written {
  readonly text: string
  readonly lines: ReadonlyMap<string, number>
}

function writeSetting(
  setting: Setting,
  definitions: Definitions,
  indent: string,
  lines: string[],
  at: Map<string, number>,
): void {
  const { key, path, schema, children } = setting
  for (const line of comment(aboutSetting(setting, definitions))) lines.push(`${indent}${line}`)
  at.set(formatPath(path), lines.length + 1)
  if (setting.default === undefined) lines.push(`${indent}# ${yamlString(key)}: ${exampleOf(schema)}`.trimEnd())
  else if (children.length === 0) writeEntry(key, setting.default, indent, lines)
  else {
    lines.push(`${indent}${yamlString(key)}:`)
    for (const child of children) writeSetting(child, definitions, `${indent}  `, lines, at)
  }
}

/** What an optional setting could be, on one line. */
function exampleOf({ examples, type }: JsonSchema): string {
  if (examples?.[0] !== undefined) return yamlScalar(examples[0])
  return type === 'array' ? '[]' : type === 'object' ? '{}' : ''
}

function aboutSetting({ schema, children, ...setting }: Setting, definitions: Definitions): string {
  const type = children.length > 0 ? '' : typeText(schema, definitions)
  const optional = setting.default === undefined ? 'optional' : ''
  const facts = [type, optional, schema.deprecated ? 'deprecated' : ''].filter(Boolean).join(', ')
  return `${schema.description ?? ''}${facts ? ` (${facts})` : ''}`
}

const WIDTH = 110

/** Comment lines, broken between words. */
function comment(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`# ${word}`)
  }
  return lines
}
