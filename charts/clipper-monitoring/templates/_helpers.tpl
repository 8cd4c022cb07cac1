{{/*
Base name of every object. A chart name that equals the release, starts with "<release>-" or ends with "-<release>"
says it all; any other release is put in front, or behind where it starts with a digit: the name of a Service starts with
a letter, has at most 63 characters and no dots.
*/}}
{{- define "clipper-monitoring.fullname" -}}
{{- $name := .Values.nameOverride | default "clipper-monitoring" -}}
{{- $release := .Release.Name | replace "." "-" -}}
{{- $said := or (eq $name $release) (hasPrefix (printf "%s-" $release) $name) (hasSuffix (printf "-%s" $release) $name) -}}
{{- $both := regexMatch "^[0-9]" $release | ternary (printf "%s-%s" $name $release) (printf "%s-%s" $release $name) -}}
{{- $full := ternary $name $both $said -}}
{{- .Values.fullnameOverride | default $full | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/*
Labels of the objects that belong to both programs. Those of a selector can never change on an object that exists, so
nothing that a values file says may reach them.
*/}}
{{- define "clipper-monitoring.selectorLabels" -}}
app.kubernetes.io/name: clipper-monitoring
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/*
Labels of every object, without the name, so that helper pods can carry a name of their own.
*/}}
{{- define "clipper-monitoring.commonLabels" -}}
helm.sh/chart: {{ printf "clipper-monitoring-%s" .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: clipper
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "clipper-monitoring.labels" -}}
{{ include "clipper-monitoring.selectorLabels" . }}
{{ include "clipper-monitoring.commonLabels" . }}
{{- end -}}

{{/*
The labels above with further ones from the values, which may replace any but those of the selector.
Call with (list $ .Values.operatorLabels).
*/}}
{{- define "clipper-monitoring.labelsWith" -}}
{{- $selector := include "clipper-monitoring.selectorLabels" (index . 0) | fromYaml -}}
{{- $common := include "clipper-monitoring.commonLabels" (index . 0) | fromYaml -}}
{{- merge $selector (index . 1 | default dict | deepCopy) $common | toYaml -}}
{{- end -}}

{{/*
Reference of an image. Call with (list $ .Values.image). A digest wins over the tag, an empty tag is the appVersion,
and global.imageRegistry replaces the image's own registry. A tag that is a number (--set tag=20240101) keeps its digits.
*/}}
{{- define "clipper-monitoring.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $registry := ($root.Values.global | default dict).imageRegistry | default $image.registry -}}
{{- $tag := $image.tag -}}
{{- if not (kindIs "string" $tag) }}{{ $tag = toJson $tag }}{{ end -}}
{{- with $registry }}{{ . }}/{{ end -}}
{{- $image.repository -}}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $tag | default $root.Chart.AppVersion }}{{ end -}}
{{- end -}}

{{/*
imagePullSecrets of a pod: global ones first, each once. A global entry may be a name or {name: …}.
*/}}
{{- define "clipper-monitoring.imagePullSecrets" -}}
{{- $names := list -}}
{{- range concat ((.Values.global | default dict).imagePullSecrets | default list) (.Values.imagePullSecrets | default list) -}}
{{- $names = append $names (kindIs "string" . | ternary (dict "name" .) .).name -}}
{{- end -}}
{{- with $names | uniq -}}
imagePullSecrets:
{{- range . }}
  - name: {{ . | quote }}
{{- end }}
{{- end -}}
{{- end -}}

{{/*
Annotations of an object. Call with a list of maps; a later map wins and an entry with an empty value is left out,
which is how a default annotation is removed.
*/}}
{{- define "clipper-monitoring.annotations" -}}
{{- $all := dict -}}
{{- range . -}}
{{- $all = mergeOverwrite $all (deepCopy (. | default dict)) -}}
{{- end -}}
{{- range $key, $value := $all }}
{{- with $value }}
{{ $key | quote }}: {{ . | quote }}
{{- end }}
{{- end }}
{{- end -}}
