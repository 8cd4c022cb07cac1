import { parseAllDocuments } from 'yaml'
import { toYaml } from '../emit/yaml.ts'
import { isMap, type Values } from '../values/values.ts'
import type { Helm } from './helm.ts'

/** What helm made of a chart and values, or what it said instead. */
export type Rendered = { readonly objects: readonly Values[] } | { readonly refusal: string }

/**
 * Renders a chart with complete values by `helm template`.
 *
 * @param root absolute folder that `dir` is relative to.
 */
export async function renderChart(
  helm: Helm,
  root: string,
  { name, dir }: { readonly name: string; readonly dir: string },
  values: Values,
): Promise<Rendered> {
  const { code, stdout, stderr } = await helm.run(['template', name, dir, '-f', '-'], {
    cwd: root,
    input: toYaml(values),
  })
  if (code !== 0) return { refusal: stderr.trim() }
  const documents = parseAllDocuments(stdout, { version: '1.1', logLevel: 'silent', prettyErrors: false })
  const parsed = Array.isArray(documents) ? documents : []
  return { objects: parsed.map((document) => document.toJS({ maxAliasCount: -1 }) as unknown).filter(isMap) }
}
