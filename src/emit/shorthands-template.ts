import type { ChartModel } from '../schema/model.ts'
import { HEADER } from './artifact.ts'

/**
 * Deeper than any template of a subchart: Helm renders by the number of folders, the deepest first (3.9 to 4.3), and a
 * subchart's templates see what was changed in the values of its parent before.
 */
const FOLDER = 'templates/before/all/subcharts/are/rendered'

/** Where the template lies that makes Helm read shorthands, relative to the project. */
export const shorthandsPath = ({ dir }: ChartModel): string => `${dir}/${FOLDER}/shorthands.yaml`

/** That template: it merges what stands under each shorthand over what the shorthand stands for, and renders nothing. */
export function shorthandsTemplate({ name, shorthands }: ChartModel): string {
  const table = Object.entries(shorthands).map(([shorthand, path]) => ({ shorthand, path }))
  return `{{- /* ${HEADER} */}}
{{- /* This file must lie deeper than any template of a subchart, which is why Helm renders it before them. */}}

{{- /* Other keys and what each stands for, as JSON; the later ones win. */}}
{{- define "${name}.shorthands" -}}
${JSON.stringify(table)}
{{- end -}}

{{- /* Puts one map over another in place: call with (list $under $over). Sprig's merge would keep what $over empties. */}}
{{- define "${name}.putOver" -}}
{{- $under := index . 0 -}}
{{- range $key, $value := index . 1 -}}
{{- if and (kindIs "map" $value) (kindIs "map" (index $under $key)) -}}
{{- include "${name}.putOver" (list (index $under $key) $value) -}}
{{- else -}}
{{- $_ := set $under $key $value -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- range include "${name}.shorthands" . | fromJsonArray -}}
{{- $path := .path -}}
{{- with index $.Values .shorthand -}}
{{- $under := $.Values -}}
{{- range $path -}}
{{- if not (kindIs "map" (index $under .)) }}{{ $_ := set $under . dict }}{{ end -}}
{{- $under = index $under . -}}
{{- end -}}
{{- include "${name}.putOver" (list $under (deepCopy .)) -}}
{{- end -}}
{{- end -}}
`
}
