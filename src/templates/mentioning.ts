import { namesDefinedIn, type TemplateFile } from './template-library.ts'

const INCLUDED = /\b(?:include|template|block)\s+["`]([^"`]+)["`]/g

/**
 * The templates of a chart that may read a key at the top of its values, found without parsing any: those that hold the
 * word or hand on all values, and those that include such.
 *
 * @param own the templates of the chart.
 * @param helpers files with further named templates.
 */
export function filesMentioning(
  key: string,
  own: readonly TemplateFile[],
  helpers: readonly TemplateFile[],
): readonly TemplateFile[] {
  const files = [...own, ...helpers]
  const definedIn = new Map(files.flatMap((file) => namesDefinedIn(file).map((name) => [name, file])))
  const found = new Set(files.filter(({ text }) => text.includes(key) || /\.Values(?![\w.])/.test(text)))
  const includes = new Map(
    files.map((file) => [file, [...file.text.matchAll(INCLUDED)].map(([, name = '']) => definedIn.get(name))]),
  )
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const [file, used] of includes) if (used.some((one) => one && found.has(one))) found.add(file)
  }
  return own.filter((file) => found.has(file))
}
