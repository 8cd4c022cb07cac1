{{/*
Labels of the application's pods. Versions are not among them, so that a new chart alone restarts nothing.
*/}}
{{- define "clipper-frontend.podLabels" -}}
{{- $selector := include "clipper-frontend.selectorLabels" . | fromYaml -}}
{{- merge $selector (deepCopy (.Values.podLabels | default dict)) (dict "app.kubernetes.io/part-of" "clipper") | toYaml -}}
{{- end -}}

{{/*
Topology spread of the application's pods; a constraint that names no pods counts this release's.
*/}}
{{- define "clipper-frontend.topologySpreadConstraints" -}}
{{- $selector := dict "labelSelector" (dict "matchLabels" (include "clipper-frontend.selectorLabels" . | fromYaml)) -}}
{{- range .Values.topologySpreadConstraints }}
- {{ merge (dict) . (hasKey . "labelSelector" | ternary dict $selector) | toYaml | nindent 2 | trim }}
{{- end }}
{{- end -}}

{{/*
Annotations of the application's pods. The checksum restarts them when the ConfigMap changes; nothing may replace it.
*/}}
{{- define "clipper-frontend.podAnnotations" -}}
{{- $checksum := dict "checksum/config" (include "clipper-frontend.nginxConf" . | sha256sum) -}}
{{- include "clipper-frontend.annotations" (list .Values.podAnnotations $checksum) -}}
{{- end -}}
