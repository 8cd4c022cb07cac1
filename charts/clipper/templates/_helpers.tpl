{{- define "clipper.labels" -}}
app.kubernetes.io/name: clipper
app.kubernetes.io/instance: {{ .Release.Name | quote }}
helm.sh/chart: {{ printf "clipper-%s" .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: clipper
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/*
Peers of a network policy that are the pods of one name, as JSON.
*/}}
{{- define "clipper.podsNamed" -}}
{{- list (dict "podSelector" (dict "matchLabels" (dict "app.kubernetes.io/name" .))) | toJson -}}
{{- end -}}

{{/*
Host names that the certificate is for, as a JSON list: every host whose Ingress names its Secret, and those that the values
add.
*/}}
{{- define "clipper.certificateHosts" -}}
{{- $names := list -}}
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
{{- if and $hosts (eq .secretName $.Values.certificate.secretName) -}}
{{- range .hosts }}{{ $names = append $names . }}{{ end -}}
{{- if not .hosts }}{{ range $hosts }}{{ $names = append $names (.host | default $domain) }}{{ end }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- concat $names (.Values.certificate.extraDnsNames | default list) | uniq | toJson -}}
{{- end -}}
