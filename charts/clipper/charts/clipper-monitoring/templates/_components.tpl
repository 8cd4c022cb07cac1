{{/*
Labels that select the pods of one program. They can never change on an object that exists, so nothing that a values
file says may reach them. Call with (list $ "prometheus").
*/}}
{{- define "clipper-monitoring.componentSelectorLabels" -}}
app.kubernetes.io/name: clipper-monitoring-{{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
{{- end -}}

{{- define "clipper-monitoring.componentLabels" -}}
{{ include "clipper-monitoring.componentSelectorLabels" . }}
{{ include "clipper-monitoring.commonLabels" (index . 0) }}
{{- end -}}

{{/*
Labels of the pods of one program. Versions are not among them, so that a new chart alone restarts nothing.
Call with (list $ "prometheus" .Values.prometheus.podLabels).
*/}}
{{- define "clipper-monitoring.componentPodLabels" -}}
{{- $selector := include "clipper-monitoring.componentSelectorLabels" . | fromYaml -}}
{{- merge $selector (index . 2 | default dict | deepCopy) (dict "app.kubernetes.io/part-of" "clipper") | toYaml -}}
{{- end -}}

{{/*
Name of the objects of one program; that of a Service has at most 63 characters.
*/}}
{{- define "clipper-monitoring.componentName" -}}
{{- $end := printf "-%s" (index . 1) -}}
{{- include "clipper-monitoring.fullname" (index . 0) | trunc (sub 63 (len $end) | int) | trimSuffix "-" }}{{ $end }}
{{- end -}}

{{/*
ServiceAccount of one program. Call with (list $ "prometheus" .Values.prometheus.serviceAccount).
*/}}
{{- define "clipper-monitoring.componentServiceAccountName" -}}
{{- $account := index . 2 -}}
{{- $account.name | default ($account.create | ternary (include "clipper-monitoring.componentName" .) "default") -}}
{{- end -}}

{{/*
What a program keeps its data in. Call with (list $ "prometheus" .Values.prometheus.persistence).
*/}}
{{- define "clipper-monitoring.componentStorage" -}}
{{- $persistence := index . 2 -}}
{{- if $persistence.enabled -}}
persistentVolumeClaim:
  claimName: {{ $persistence.existingClaim | default (include "clipper-monitoring.componentName" .) | quote }}
{{- else -}}
emptyDir:
  sizeLimit: {{ toJson $persistence.size }}
{{- end -}}
{{- end -}}

{{/*
Spec of a claim. Call with (list $ .Values.prometheus.persistence).
*/}}
{{- define "clipper-monitoring.claimSpec" -}}
{{- $persistence := index . 1 -}}
accessModes:
  {{- toYaml $persistence.accessModes | nindent 2 }}
{{- with $persistence.storageClassName | default ((index . 0).Values.global | default dict).storageClass }}
storageClassName: {{ . | quote }}
{{- end }}
resources:
  requests:
    storage: {{ toJson $persistence.size }}
{{- end -}}

{{/*
Where a pod runs. Call with .Values.prometheus.
*/}}
{{- define "clipper-monitoring.scheduling" -}}
{{- with .priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/*
Name of the environment.
*/}}
{{- define "clipper-monitoring.environment" -}}
{{- (.Values.global | default dict).environment | default "production" -}}
{{- end -}}

{{/*
The components that get a claim from this chart, as a JSON list.
*/}}
{{- define "clipper-monitoring.claims" -}}
{{- $components := list -}}
{{- range $component, $values := dict "prometheus" .Values.prometheus "grafana" .Values.grafana -}}
{{- if and $values.enabled $values.persistence.enabled (not $values.persistence.existingClaim) (not $.Values.operator) -}}
{{- $components = append $components $component -}}
{{- end -}}
{{- end -}}
{{- toJson $components -}}
{{- end -}}
