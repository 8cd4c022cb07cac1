{{/*
Seconds between two scrapes of the backend.
*/}}
{{- define "clipper-monitoring.backendSeconds" -}}
{{- .Values.scrape.backend.interval | trimSuffix "s" -}}
{{- end -}}

{{/*
Address of the chart's own Prometheus.
*/}}
{{- define "clipper-monitoring.prometheusUrl" -}}
http://{{ include "clipper-monitoring.componentName" (list . "prometheus") }}:{{ int64 .Values.prometheus.service.port }}
{{- end -}}

{{/*
How pods of the namespace are found: by their name label, and of their ports by its name.
Call with (list $ "clipper-backend" "http").
*/}}
{{- define "clipper-monitoring.discovery" -}}
kubernetes_sd_configs:
  - role: pod
    namespaces:
      names: [{{ (index . 0).Release.Namespace | quote }}]
    selectors:
      - role: pod
        label: app.kubernetes.io/name={{ index . 1 }}
relabel_configs:
  - source_labels: [__meta_kubernetes_pod_container_port_name]
    regex: {{ index . 2 }}
    action: keep
  - source_labels: [__meta_kubernetes_pod_phase]
    regex: Pending|Succeeded|Failed|Completed
    action: drop
  - source_labels: [__meta_kubernetes_namespace]
    target_label: namespace
  - source_labels: [__meta_kubernetes_pod_name]
    target_label: pod
{{- end -}}

{{/*
One Alertmanager, from its address; without a port it is that of the scheme.
*/}}
{{- define "clipper-monitoring.alertmanager" -}}
{{- $url := urlParse . -}}
scheme: {{ $url.scheme }}
{{- with trimSuffix "/" $url.path }}
path_prefix: {{ . | quote }}
{{- end }}
static_configs:
  - targets: [{{ printf "%s:%s" (regexReplaceAll ":[0-9]+$" $url.host "") (include "clipper-monitoring.portOf" .) | quote }}]
{{- end -}}

{{- define "clipper-monitoring.portOf" -}}
{{- regexFind ":[0-9]+$" (urlParse .).host | trimPrefix ":" | default (hasPrefix "https:" . | ternary "443" "80") -}}
{{- end -}}

{{- define "clipper-monitoring.prometheusConfig" -}}
{{- $seconds := include "clipper-monitoring.backendSeconds" . -}}
{{- $scrape := .Values.scrape -}}
global:
  scrape_interval: 30s
  evaluation_interval: 30s
  external_labels:
    {{- mergeOverwrite (dict "environment" (include "clipper-monitoring.environment" .)) (.Values.prometheus.externalLabels | default dict) | toYaml | nindent 4 }}
rule_files:
  - /etc/prometheus/rules/*.yaml
{{- with .Values.alertmanager.urls }}
alerting:
  alertmanagers:
    {{- range . }}
    - {{ include "clipper-monitoring.alertmanager" . | nindent 6 | trim }}
    {{- end }}
{{- end }}
scrape_configs:
  - job_name: clipper-monitoring-prometheus
    static_configs:
      - targets: [localhost:9090]
        labels:
          namespace: {{ .Release.Namespace | quote }}
  {{- if $scrape.backend.enabled }}
  - job_name: clipper-backend
    scrape_interval: {{ $seconds }}s
    metrics_path: {{ $scrape.backend.path | quote }}
    {{- if $scrape.backend.tokenSecret.name }}
    authorization:
      credentials_file: /etc/prometheus/token/token
    {{- end }}
    {{- include "clipper-monitoring.discovery" (list . "clipper-backend" "http") | nindent 4 }}
  {{- end }}
  {{- range $name, $exporter := dict "clipper-postgres" $scrape.postgres "clipper-redis" $scrape.redis }}
  {{- if $exporter.enabled }}
  - job_name: {{ $name }}
    scrape_interval: {{ $exporter.interval }}
    {{- include "clipper-monitoring.discovery" (list $ $name "metrics") | nindent 4 }}
  {{- end }}
  {{- end }}
  {{- with .Values.prometheus.extraScrapeConfigs }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}
