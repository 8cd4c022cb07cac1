import { mergeMaps } from '../values/merge.ts'
import { isMap, type Values } from '../values/values.ts'
import { HEADER } from './artifact.ts'
import { toYaml } from './yaml.ts'

/** The complete values of one chart in one environment, as `helm -f` takes them. `schemaPath` is relative to the file. */
export function environmentValues(values: Values, schemaPath?: string): string {
  const modelines = schemaPath ? [`# yaml-language-server: $schema=${schemaPath}`, `# $schema: ${schemaPath}`] : []
  return `${[...modelines, `# ${HEADER}`].join('\n')}\n${toYaml(values)}`
}

/** What a subchart sees of its parent's values: its section at the root, the parent's `global` over its own. */
export function sectionOf(values: Values, key: string): Values {
  const section = isMap(values[key]) ? values[key] : {}
  if (!isMap(values.global)) return section
  return { ...section, global: isMap(section.global) ? mergeMaps(section.global, values.global) : values.global }
}
