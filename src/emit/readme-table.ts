import type { Definitions } from '../json-schema/json-schema.ts'
import { typeText } from '../json-schema/type-text.ts'
import { formatPath } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { leafSettings, type Setting } from '../schema/settings.ts'

/** The table of all settings for the chart's README. */
export function readmeTable({ settings, schema }: ChartModel): string {
  const rows = leafSettings(settings).map((setting) => row(setting, schema.definitions ?? {}))
  return ['| Key | Type | Default | Description |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

function row({ path, schema, ...setting }: Setting, definitions: Definitions): string {
  const text = JSON.stringify(setting.default)
  const standard = text === undefined ? '' : text.length > 60 ? 'see values.yaml' : code(text)
  const deprecated = schema.deprecated ? ' **Deprecated.**' : ''
  const cells = [
    code(formatPath(path)),
    cell(typeText(schema, definitions)),
    standard,
    `${cell(schema.description ?? '')}${deprecated}`,
  ]
  return `| ${cells.join(' | ')} |`
}

const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/\s*\n\s*/g, ' ')
/** A text that holds backticks stands between two. */
const code = (text: string): string => {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${text.replaceAll('|', '\\|')}${fence}`
}
