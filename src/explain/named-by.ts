import { HEADER } from '../emit/artifact.ts'
import { type Path, startsWith } from '../path.ts'
import { describeRule } from '../rules/describe.ts'
import { decidingPaths } from '../rules/paths.ts'
import type { ChartModel } from '../schema/model.ts'
import { type ChartSection, chartSections } from '../schema/sections.ts'
import type { Place } from '../templates/known-value.ts'
import { filesMentioning } from '../templates/mentioning.ts'
import type { TemplateFile } from '../templates/template-library.ts'
import { valuesRead } from '../templates/values-read.ts'

/** The first line of a generated template holds the header. */
const HEADER_WITHIN = 120

/** A rule that names a setting, or something around or inside it. */
export interface NamingRule {
  /** The chart that declares it. */
  readonly chart: string
  readonly words: string
}

/** A line of a template that reads a setting. */
export interface NamingTemplate extends Place {
  /** What the line reads, from the chart's own `.Values`. */
  readonly path: readonly string[]
  /** True where it reads all of a map or list around the setting. */
  readonly isAround: boolean
}

/** A chart of the release that sees a setting, and the path under which it does. */
export interface View {
  readonly section: ChartSection
  readonly path: Path
}

/** Every chart that sees a setting: those above it, its own, and for `global` all below. */
export const viewsOf = (root: ChartModel, path: Path): View[] =>
  chartSections(root, {}).flatMap((section): View[] => {
    const above = section.path
    if (startsWith(path, above)) return [{ section, path: path.slice(above.length) }]
    const global = path.indexOf('global')
    return global >= 0 && startsWith(above, path.slice(0, global)) ? [{ section, path: path.slice(global) }] : []
  })

/** The rules of all charts that name a setting, each once. */
export function rulesNaming(views: readonly View[]): NamingRule[] {
  const found = views.flatMap(({ section: { chart, path: keys }, path }) =>
    chart.rules
      .filter((rule) => decidingPaths(rule).some((named) => overlaps(named.split('.'), path)))
      .map((rule): NamingRule => {
        const words = describeRule(rule, keys.map((key) => `${key}.`).join(''), chart.secrets)
        return { chart: chart.name, words }
      }),
  )
  return [...new Map(found.map((rule) => [rule.words, rule])).values()]
}

/**
 * The lines of all charts' templates that read a setting, by file and line, and the templates that could not be followed.
 * Templates that `generate` writes are left out: they hold the rules.
 *
 * @param templates of all charts, their names as paths from the project.
 */
export function templatesNaming(
  views: readonly View[],
  templates: readonly TemplateFile[],
): { readonly templates: readonly NamingTemplate[]; readonly unread: readonly string[] } {
  const charts = new Map(views.map((view) => [`${view.section.chart.name} ${view.path.join('.')}`, view]))
  const all = [...charts.values()].map(({ section: { chart }, path }) => {
    const own = templates.filter(
      (template) => template.file.startsWith(`${chart.dir}/templates/`) && !isGenerated(template),
    )
    // a chart may include what the charts of the release define
    const helpers = templates.filter((template) => !own.includes(template))
    const { reads, unread } = valuesRead(filesMentioning(String(path[0] ?? ''), own, helpers), [...own, ...helpers])
    const found = reads.flatMap((read) => {
      const isAround = read.path.length < path.length
      const isOfAny = read.path[0] === '*'
      if (isOfAny || !overlaps(read.path, path) || (isAround && !read.whole)) return []
      return read.places.map((place): NamingTemplate => ({ ...place, path: read.path, isAround }))
    })
    return { found, unread: unread.filter((text) => own.some(({ file }) => text.startsWith(`${file}:`))) }
  })
  const places = new Map<string, NamingTemplate>()
  for (const found of all.flatMap((one) => one.found)) {
    const key = `${found.file}:${found.line}`
    // the nearest read of a line says most
    if ((places.get(key)?.path.length ?? -1) < found.path.length) places.set(key, found)
  }
  const sorted = [...places.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
  return { templates: sorted, unread: [...new Set(all.flatMap((one) => one.unread))] }
}

const isGenerated = ({ text }: TemplateFile): boolean => text.slice(0, HEADER_WITHIN).includes(HEADER)

/** One path lies on the way of the other; `*` is any part. */
const overlaps = (a: readonly string[], b: Path): boolean =>
  a.slice(0, b.length).every((part, i) => part === '*' || part === String(b[i]))
