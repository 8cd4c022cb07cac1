import type { Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { HEADER } from './artifact.ts'
import { EARLY_FOLDER } from './early-folder.ts'

/** Where the template lies that makes Helm read shorthands, relative to the project: the first of all. */
export const shorthandsPath = ({ dir }: ChartModel): string => `${dir}/${EARLY_FOLDER}/first/shorthands.yaml`

/** How much of a path leads through subcharts. */
function sectionPath({ subcharts }: ChartModel, [key = '', ...rest]: Path): Path {
  const subchart = subcharts[key]
  return subchart ? [key, ...sectionPath(subchart, rest)] : []
}

/** That template: it merges what stands under each shorthand over what the shorthand stands for, and renders nothing. */
export function shorthandsTemplate(chart: ChartModel): string {
  const { name, shorthands } = chart
  const table = Object.entries(shorthands).map(([shorthand, path]) => {
    const { length } = sectionPath(chart, path)
    return { shorthand, section: path.slice(0, length), path: path.slice(length) }
  })
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
{{- with index $.Values .shorthand -}}
{{- $under := $.Values -}}
{{- range $place.section -}}
{{- if not (kindIs "map" (index $under .)) }}{{ $_ := set $under . dict }}{{ end -}}
{{- $under = index $under . -}}
{{- end -}}
{{- range $place.path -}}
{{- $_ := kindIs "map" (index $under .) | ternary (index $under . | default dict | deepCopy) dict | set $under . -}}
{{- $under = index $under . -}}
{{- end -}}
{{- include "${name}.putOver" (list $under (deepCopy .)) -}}
{{- end -}}
{{- end -}}
`
}
