{{/*
Environment of the application's container. Secrets come one by one, so that a Secret with further keys adds nothing.
A variable that the operator sets by hand in extraEnv, or that `config` carries, is not taken from the Secret.
*/}}
{{- define "clipper-backend.env" -}}
{{- $secret := include "clipper-backend.secretName" . -}}
{{- $testOnly := list "E2E_TEST_MODE" "ENABLE_TEST_FIXTURES" "SUBMISSION_ALLOW_DUPLICATES" "SUBMISSION_BYPASS_RATE_LIMIT" -}}
{{- $own := list -}}
{{- range .Values.extraEnv }}{{ $own = append $own .name }}{{ end -}}
{{- $required := .Values.secrets.requiredKeys | default list -}}
{{- range concat $required (.Values.secrets.optionalKeys | default list) | uniq }}
{{- if and $secret (not (or (has . $own) (index $.Values.config .))) }}
- name: {{ . }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret | quote }}
      key: {{ . }}
      optional: {{ not (has . $required) }}
{{- end }}
{{- end }}
{{- range .Values.extraEnv }}
{{- if not (has .name $testOnly) }}
- {{ toYaml . | nindent 2 | trim }}
{{- end }}
{{- end }}
{{- /* These open test logins and switch off limits. An explicit value beats whatever envFrom brings. */}}
{{- range $testOnly }}
- name: {{ . }}
  value: "false"
{{- end }}
{{- end -}}

{{/*
Labels of the application's pods. Versions are not among them, so that a new chart alone restarts nothing.
*/}}
{{- define "clipper-backend.podLabels" -}}
{{- $selector := include "clipper-backend.selectorLabels" . | fromYaml -}}
{{- merge $selector (deepCopy (.Values.podLabels | default dict)) (dict "app.kubernetes.io/part-of" "clipper") | toYaml -}}
{{- end -}}

{{/*
Password of the database, from where the application takes it.
*/}}
{{- define "clipper-backend.databasePassword" -}}
{{- $variable := dict "valueFrom" (dict "secretKeyRef" (dict "name" (include "clipper-backend.secretName" .) "key" "DB_PASSWORD")) -}}
{{- range .Values.extraEnv }}
{{- if eq .name "DB_PASSWORD" }}{{ $variable = omit . "name" | default (dict "value" "") }}{{ end }}
{{- end }}
{{- toYaml $variable -}}
{{- end -}}

{{/*
Security context of a pod. The stock image keeps its binary in /root, which only uid 0 can enter.
*/}}
{{- define "clipper-backend.podSecurityContext" -}}
{{- $context := deepCopy .Values.podSecurityContext -}}
{{- if .Values.compat.rootImage -}}
{{- $context = mergeOverwrite $context (dict "runAsNonRoot" false "runAsUser" 0 "runAsGroup" 0) -}}
{{- end -}}
{{- toYaml $context -}}
{{- end -}}

{{/*
Security context of a container; it could name a user of its own, which would win over the pod's.
*/}}
{{- define "clipper-backend.securityContext" -}}
{{- $context := .Values.securityContext -}}
{{- if .Values.compat.rootImage -}}
{{- $context = omit $context "runAsNonRoot" "runAsUser" "runAsGroup" -}}
{{- end -}}
{{- toYaml $context -}}
{{- end -}}

{{/*
Topology spread of the application's pods; a constraint that names no pods counts this release's.
*/}}
{{- define "clipper-backend.topologySpreadConstraints" -}}
{{- $selector := dict "labelSelector" (dict "matchLabels" (include "clipper-backend.selectorLabels" . | fromYaml)) -}}
{{- range .Values.topologySpreadConstraints }}
- {{ merge (dict) . (hasKey . "labelSelector" | ternary dict $selector) | toYaml | nindent 2 | trim }}
{{- end }}
{{- end -}}

{{/*
Annotations of the application's pods. The checksum restarts them when the ConfigMap changes; nothing may replace it.
*/}}
{{- define "clipper-backend.podAnnotations" -}}
{{- $metrics := dict -}}
{{- if .Values.metrics.enabled -}}
{{- $metrics = dict "prometheus.io/scrape" "true" "prometheus.io/port" (toString .Values.config.PORT) "prometheus.io/path" .Values.metrics.path -}}
{{- end -}}
{{- $checksum := dict "checksum/config" (include "clipper-backend.config" . | sha256sum) -}}
{{- include "clipper-backend.annotations" (list $metrics .Values.podAnnotations $checksum) -}}
{{- end -}}
