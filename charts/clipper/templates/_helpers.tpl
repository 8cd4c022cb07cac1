{{- define "clipper.labels" -}}
app.kubernetes.io/name: clipper
app.kubernetes.io/instance: {{ .Release.Name | quote }}
helm.sh/chart: {{ printf "clipper-%s" .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: clipper
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/*
Host names that the certificate is for, as a JSON list: the domain and every host whose Ingress names its Secret.
*/}}
{{- define "clipper.certificateHosts" -}}
{{- $names := list .Values.global.domain -}}
{{- $ingresses := list -}}
{{- range $key := list "backend" "frontend" -}}
{{- with index $.Subcharts $key }}{{ $ingresses = append $ingresses (dict "domain" $.Values.global.domain "ingress" .Values.ingress) }}{{ end -}}
{{- end -}}
{{- with .Subcharts.monitoring -}}
{{- if and .Values.grafana.enabled (not .Values.operator) -}}
{{- $ingresses = append $ingresses (dict "domain" (printf "grafana.%s" $.Values.global.domain) "ingress" .Values.grafana.ingress) -}}
{{- end -}}
{{- end -}}
{{- range $ingresses -}}
{{- $domain := .domain -}}
{{- with .ingress -}}
{{- if .enabled -}}
{{- $hosts := .hosts | default list -}}
{{- range .tls -}}
{{- if eq .secretName $.Values.certificate.secretName -}}
{{- range .hosts }}{{ $names = append $names . }}{{ end -}}
{{- if not .hosts }}{{ range $hosts }}{{ $names = append $names (.host | default $domain) }}{{ end }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- concat $names (.Values.certificate.extraDnsNames | default list) | uniq | toJson -}}
{{- end -}}

{{/*
Paths of all values in a map, as a JSON list: call with (list "" $map). Paths only, a value may be a secret.
*/}}
{{- define "clipper.paths" -}}
{{- $start := index . 0 -}}
{{- $paths := list -}}
{{- range $key, $value := index . 1 -}}
{{- if and (kindIs "map" $value) $value -}}
{{- $paths = concat $paths (include "clipper.paths" (list (printf "%s%s." $start $key) $value) | fromJsonArray) -}}
{{- else -}}
{{- $paths = append $paths (printf "%s%s" $start $key) -}}
{{- end -}}
{{- end -}}
{{- toJson $paths -}}
{{- end -}}
