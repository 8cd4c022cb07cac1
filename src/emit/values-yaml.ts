import type { Definitions } from '../schema/json-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Setting } from '../schema/settings.ts'
import { typeText } from '../schema/type-text.ts'
import { HEADER } from './artifact.ts'
import { indent, yamlEntry, yamlScalar } from './yaml.ts'

/**
 * The chart's values.yaml: every setting with its description, optional ones as a comment. The first line tells
 * yaml-language-server where the schema is, the second JetBrains' editors.
 */
export function valuesYaml({ settings, schema, subcharts }: ChartModel): string {
  const lines = ['# yaml-language-server: $schema=values.schema.json', '# $schema: values.schema.json', `# ${HEADER}`]
  for (const setting of settings) lines.push('', ...settingLines(setting, schema.definitions ?? {}))
  for (const [key, { name }] of Object.entries(subcharts))
    lines.push('', `# Values of ${name}: see the values.yaml of that chart`, `# ${key}: {}`)
  return `${lines.join('\n')}\n`
}

function settingLines(setting: Setting, definitions: Definitions): string[] {
  const { key, schema, children } = setting
  const about = comment(aboutSetting(setting, definitions))
  if (setting.default === undefined) return [...about, `# ${key}: ${yamlScalar(schema.examples?.[0] ?? '')}`.trimEnd()]
  if (children.length === 0) return [...about, ...yamlEntry(key, setting.default)]
  const inside = children.flatMap((child) => settingLines(child, definitions))
  return [...about, `${yamlEntry(key, {})[0]?.replace(' {}', '')}`, ...indent(inside)]
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
