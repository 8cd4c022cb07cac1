{{/*
Host of Grafana where the Ingress names none.
*/}}
{{- define "clipper-monitoring.grafanaHost" -}}
{{- printf "grafana.%s" ((.Values.global | default dict).domain | default "clpr.tv") -}}
{{- end -}}

{{/*
Address at which people reach Grafana; empty without an Ingress.
*/}}
{{- define "clipper-monitoring.grafanaUrl" -}}
{{- $ingress := .Values.grafana.ingress -}}
{{- if and $ingress.enabled $ingress.hosts -}}
{{- $first := first $ingress.hosts -}}
{{ empty $ingress.tls | ternary "http" "https" }}://{{ $first.host | default (include "clipper-monitoring.grafanaHost" .) }}{{ (first $first.paths).path }}
{{- end -}}
{{- end -}}

{{/*
Where Grafana reads; empty where there is no Prometheus that it could ask.
*/}}
{{- define "clipper-monitoring.datasourceUrl" -}}
{{- $own := "" -}}
{{- if .Values.prometheus.enabled }}{{ $own = include "clipper-monitoring.prometheusUrl" . }}{{ end -}}
{{- .Values.grafana.datasource.url | default $own -}}
{{- end -}}

{{/*
What Grafana finds at its start, as data of a ConfigMap.
*/}}
{{- define "clipper-monitoring.grafanaConfig" -}}
datasources.yaml: |
  apiVersion: 1
  {{- with include "clipper-monitoring.datasourceUrl" . }}
  datasources:
    - name: {{ $.Values.grafana.datasource.name | quote }}
      uid: clipper-prometheus
      type: prometheus
      access: proxy
      url: {{ . | quote }}
      isDefault: true
      jsonData:
        timeInterval: 30s
  {{- end }}
{{- if .Values.dashboards.enabled }}
dashboards.yaml: |
  apiVersion: 1
  providers:
    - name: clipper
      folder: Clipper
      type: file
      disableDeletion: true
      options:
        path: /etc/grafana/dashboards
{{- end }}
{{- end -}}

{{/*
Secret with the login of the administrator, and its keys: the chart's own has always the same ones, as the generated
password is found by its key.
*/}}
{{- define "clipper-monitoring.adminSecret" -}}
{{- .Values.grafana.admin.existingSecret | default (include "clipper-monitoring.componentName" (list . "grafana")) -}}
{{- end -}}

{{- define "clipper-monitoring.adminPasswordKey" -}}
{{- .Values.grafana.admin.existingSecret | empty | ternary "admin-password" .Values.grafana.admin.passwordKey -}}
{{- end -}}

{{/*
Password of the administrator, in base64: the given one, else the one that the chart's Secret holds already, else a new
one. Without a cluster to ask, as in helm template, each render draws anew.
*/}}
{{- define "clipper-monitoring.adminPassword" -}}
{{- $given := .Values.grafana.adminPassword -}}
{{- if not (kindIs "string" $given) }}{{ $given = toJson $given }}{{ end -}}
{{- $secret := lookup "v1" "Secret" .Release.Namespace (include "clipper-monitoring.componentName" (list . "grafana")) | default dict -}}
{{- $kept := get ($secret.data | default dict) "admin-password" -}}
{{- if $given }}{{ b64enc $given }}{{ else }}{{ $kept | default (randAlphaNum 32 | b64enc) }}{{ end -}}
{{- end -}}

{{/*
Environment of Grafana. A variable of extraEnv wins.
*/}}
{{- define "clipper-monitoring.grafanaEnv" -}}
{{- $grafana := .Values.grafana -}}
{{- $own := list -}}
{{- range $grafana.extraEnv }}{{ $own = append $own .name }}{{ end -}}
{{- $settings := dict
  "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES" "false"
  "GF_ANALYTICS_CHECK_FOR_UPDATES" "false"
  "GF_ANALYTICS_REPORTING_ENABLED" "false"
  "GF_LOG_MODE" "console"
  "GF_NEWS_NEWS_FEED_ENABLED" "false"
  "GF_PLUGINS_PREINSTALL_DISABLED" "true"
  "GF_SECURITY_DISABLE_GRAVATAR" "true"
  "GF_SNAPSHOTS_EXTERNAL_ENABLED" "false"
  "GF_SERVER_ROOT_URL" (include "clipper-monitoring.grafanaUrl" .) -}}
{{- range $name, $value := $settings }}
{{- if and $value (not (has $name $own)) }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- if not (has "GF_SECURITY_ADMIN_USER" $own) }}
- name: GF_SECURITY_ADMIN_USER
  {{- if and $grafana.admin.existingSecret (not $grafana.admin.userKey) }}
  value: {{ $grafana.adminUser | quote }}
  {{- else }}
  valueFrom:
    secretKeyRef:
      name: {{ include "clipper-monitoring.adminSecret" . | quote }}
      key: {{ $grafana.admin.existingSecret | empty | ternary "admin-user" $grafana.admin.userKey }}
  {{- end }}
{{- end }}
{{- if not (has "GF_SECURITY_ADMIN_PASSWORD" $own) }}
- name: GF_SECURITY_ADMIN_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "clipper-monitoring.adminSecret" . | quote }}
      key: {{ include "clipper-monitoring.adminPasswordKey" . }}
{{- end }}
{{- with $grafana.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}
