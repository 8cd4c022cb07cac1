import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { chartSections } from '../schema/sections.ts'
import { HEADER } from './artifact.ts'
import { EARLY_FOLDER } from './early-folder.ts'

/** Where the template lies that makes Helm read shorthands, relative to the project: the first of all. */
export const shorthandsPath = ({ dir }: ChartModel): string => `${dir}/${EARLY_FOLDER}/first/shorthands.yaml`

/** How much of a path leads through subcharts. */
function sectionPath({ subcharts }: ChartModel, [key = '', ...rest]: Path): Path {
  const subchart = subcharts[key]
  return subchart ? [key, ...sectionPath(subchart, rest)] : []
}

/** One step of that template: what stands at a place under a shorthand, less some keys, over a part of a section. */
interface Step {
  readonly shorthand: string
  readonly at: Path
  /** Keys of subcharts, which steps of their own put over. */
  readonly less: readonly string[]
  readonly section: Path
  readonly path: Path
}

/** A shorthand of a subchart that holds others takes a step for each: Helm gives every chart a map that must stay the same. */
function stepsOf(chart: ChartModel, shorthand: string, path: Path): Step[] {
  const { length } = sectionPath(chart, path)
  const section = path.slice(0, length)
  const target = section.reduce<ChartModel | undefined>((above, key) => above?.subcharts[key], chart)
  if (length < path.length || !target) return [{ shorthand, at: [], less: [], section, path: path.slice(length) }]
  return chartSections(target, {}).map(({ chart: { subcharts }, path: at }) => {
    return { shorthand, at, less: Object.keys(subcharts), section: [...section, ...at], path: [] }
  })
}

/** That template: it merges what stands under each shorthand over what the shorthand stands for, and renders nothing. */
export function shorthandsTemplate(chart: ChartModel): string {
  const { name, shorthands } = chart
  const table = Object.entries(shorthands).flatMap(([shorthand, path]) => stepsOf(chart, shorthand, path))
  return `{{- /* ${HEADER} */}}
{{- /* This file must lie deeper than any template of a subchart, which is why Helm renders it before them. */}}

{{- /* Other keys and what each stands for, as JSON; the later ones win. */}}
{{- define "${name}.shorthands" -}}
${JSON.stringify(table)}
{{- end -}}

{{- /*
Puts one map over another in place: call with (list $under $over). Sprig's merge would keep what $over empties. Maps inside
are replaced by copies, because two subcharts from one chart share those of its defaults (3.12).
*/}}
{{- define "${name}.putOver" -}}
{{- $under := index . 0 -}}
{{- range $key, $value := index . 1 -}}
{{- if and (kindIs "map" $value) (kindIs "map" (index $under $key)) -}}
{{- $_ := index $under $key | deepCopy | set $under $key -}}
{{- include "${name}.putOver" (list (index $under $key) $value) -}}
{{- else -}}
{{- $_ := set $under $key $value -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- range include "${name}.shorthands" . | fromJsonArray -}}
{{- $place := . -}}
{{- $over := index $.Values .shorthand -}}
{{- range .at }}{{ $over = index ($over | default dict) . }}{{ end -}}
{{- with $over -}}
{{- $under := $.Values -}}
{{- range $place.section -}}
{{- if not (kindIs "map" (index $under .)) }}{{ $_ := set $under . dict }}{{ end -}}
{{- $under = index $under . -}}
{{- end -}}
{{- range $place.path -}}
{{- $_ := kindIs "map" (index $under .) | ternary (index $under . | default dict | deepCopy) dict | set $under . -}}
{{- $under = index $under . -}}
{{- end -}}
{{- $over = deepCopy . -}}
{{- range $place.less }}{{ $_ := unset $over . }}{{ end -}}
{{- include "${name}.putOver" (list $under $over) -}}
{{- end -}}
{{- end -}}
`
}
