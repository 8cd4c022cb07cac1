import type { Values } from '../values/values.ts'
import { HEADER } from './artifact.ts'
import { type KnownTexts, toKnownYaml, toYaml } from './yaml.ts'

/** The complete values of one chart in one environment, as `helm -f` takes them. `schemaPath` is relative to the file. */
export function environmentValues(values: Values, schemaPath?: string, texts?: KnownTexts): string {
  const modelines = schemaPath ? [`# yaml-language-server: $schema=${schemaPath}`, `# $schema: ${schemaPath}`] : []
  return `${[...modelines, `# ${HEADER}`].join('\n')}\n${texts ? toKnownYaml(values, texts) : toYaml(values)}`
}
