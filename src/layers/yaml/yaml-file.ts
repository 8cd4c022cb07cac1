import type { Issue } from '../../issues.ts'
import { isMap } from '../../values/values.ts'
import type { Layer } from '../layer.ts'
import { MAX_BYTES, TOO_LARGE } from '../limits.ts'
import { LineIndex } from './line-index.ts'
import { ExcessiveAliasing } from './yaml-aliases.ts'
import { parseFirstDocument } from './yaml-document.ts'
import { locateInYaml } from './yaml-locate.ts'
import { readYamlText } from './yaml-text.ts'
import { type Report, YamlReader } from './yaml-values.ts'

/** A values file: the layer's name for messages (`-f values.yaml`), the file's name, its content. */
export interface YamlSource {
  readonly name: string
  readonly file: string
  readonly text: string | Uint8Array
}

/** As many lines with syntax errors are told. */
const MOST_WRONG_LINES = 100

/**
 * Reads a values file as every supported Helm does (go-yaml v2, YAML 1.1; JSON is YAML too). An empty file, a file of
 * comments and `null` hold no values. Stricter than Helm on purpose, see docs/differences.md.
 *
 * Issue codes: `yaml-syntax`, `yaml-key`, `yaml-not-a-map` (Helm refuses the file), `yaml-duplicate-key`,
 * `yaml-documents`, `yaml-number`, `unsafe-key`, `file-too-large`. With `yaml-syntax`, `yaml-not-a-map` or
 * `file-too-large` there is no layer; with the others the layer holds what Helm would read, so that later checks can
 * report everything at once.
 */
export function readYamlLayer({ name, file, text }: YamlSource): { layer: Layer | undefined; issues: Issue[] } {
  if (text.length > MAX_BYTES) {
    const origin = { layer: name, file }
    return {
      layer: undefined,
      issues: [{ code: 'file-too-large', path: [], message: `the file ${TOO_LARGE}`, origin }],
    }
  }
  const source = readYamlText(text)
  const lines = new LineIndex(source.text)
  const issues: Issue[] = []
  const wrongLines = new Set<number>()
  const report: Report = (code, path, message, offset) => {
    const place = lines.at(offset)
    // One syntax error often shows in several ways; the first of a line says it. A file that is none has one in each.
    if (code === 'yaml-syntax' && (wrongLines.has(place.line) || wrongLines.size === MOST_WRONG_LINES)) return
    if (code === 'yaml-syntax') wrongLines.add(place.line)
    issues.push({ code, path, message, origin: { layer: name, file, ...place } })
  }
  const refused = { layer: undefined, issues }
  if (source.problem) {
    report('yaml-syntax', [], source.problem.message, source.problem.offset)
    return refused
  }
  try {
    const document = parseFirstDocument(source.text, report)
    if (wrongLines.size > 0 || issues.some(({ code }) => code === 'file-too-large')) return refused
    const contents = document?.contents
    const values = new YamlReader(contents, source.text.includes('*'), report).value(contents) ?? Object.create(null)
    if (!isMap(values)) report('yaml-not-a-map', [], 'a values file is a map of keys, not a list or a single value', 0)
    if (wrongLines.size > 0 || !isMap(values)) return refused
    const locate: Layer['locate'] = (path) => {
      const offset = locateInYaml(contents, path)
      return offset === undefined ? { file } : { file, ...lines.at(offset) }
    }
    return { layer: { name, values, locate }, issues }
  } catch (error) {
    if (error instanceof ExcessiveAliasing) report('yaml-syntax', [], 'too much of the file comes out of aliases', 0)
    else throw error
    return refused
  }
}
