{{/*
Groups of alerts as Prometheus and its operator read them, from files/alerts/<group>/<Alert>.yaml. A file says what is
asked and what people read; whether, when and how loud is said by the values. In it $namespace is that of the release,
$threshold the alert's own, and $window four scrapes of the backend, at least 5 minutes, below which a rate is a guess.
A group without its scrape would have nothing to look at.
*/}}
{{- define "clipper-monitoring.alertGroups" -}}
{{- $scrape := .Values.scrape -}}
{{- $scraped := dict "backend" $scrape.backend.enabled "postgres" $scrape.postgres.enabled "redis" $scrape.redis.enabled "prometheus" (not .Values.operator) -}}
{{- $window := printf "%ds" (max 300 (mul 4 (include "clipper-monitoring.backendSeconds" . | int64))) -}}
{{- range $group, $on := $scraped }}
{{- $settings := index $.Values.alerts $group }}
{{- if and $on $settings.enabled }}
- name: clipper-{{ $group }}
  rules:
    {{- range $path, $_ := $.Files.Glob (printf "files/alerts/%s/*.yaml" $group) }}
    {{- $alert := index $settings (base $path | trimSuffix ".yaml") }}
    {{- if $alert.enabled }}
    {{- $threshold := int64 ($alert.threshold | default 0) | toString }}
    {{- $text := $.Files.Get $path | replace "$namespace" $.Release.Namespace | replace "$threshold" $threshold | replace "$window" $window }}
    - {{ include "clipper-monitoring.alert" (list $ (fromYaml $text) $alert.for $alert.severity) | nindent 6 | trim }}
    {{- end }}
    {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
One alert. Call with (list $ <the file> <for> <severity>).
*/}}
{{- define "clipper-monitoring.alert" -}}
{{- $root := index . 0 -}}
{{- $rule := index . 1 -}}
{{- $runbook := printf "#%s" (lower $rule.alert) -}}
{{- $annotations := dict "runbook" (printf "clipper-monitoring/README.md%s" $runbook) -}}
{{- with $root.Values.alerts.runbookUrl }}{{ $annotations = dict "runbook_url" (print . $runbook) }}{{ end -}}
alert: {{ $rule.alert }}
expr: {{ $rule.expr | trim | toYaml | nindent 2 | trim }}
for: {{ index . 2 }}
labels:
  severity: {{ index . 3 }}
  namespace: {{ $root.Release.Namespace | quote }}
  {{- with omit ($root.Values.alerts.labels | default dict) "severity" "namespace" }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  {{- merge $annotations $rule.annotations | toYaml | nindent 2 }}
{{- end -}}
