{{/*
Name of the StatefulSet. Its pods carry the name of their revision in a label: this and 11 characters, of 63.
*/}}
{{- define "clipper-redis.statefulSetName" -}}
{{- include "clipper-redis.fullname" . | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/*
Environment of Redis. REDISCLI_AUTH is what redis-cli takes the password from, in the probes and by hand.
*/}}
{{- define "clipper-redis.env" -}}
{{- if include "clipper-redis.secretKeys" . | fromJsonArray }}
- name: REDIS_PASSWORD
  {{- include "clipper-redis.password" . | nindent 2 }}
{{- end }}
{{- range .Values.extraEnv }}
- {{ toYaml . | nindent 2 | trim }}
{{- end }}
- name: REDISCLI_AUTH
  {{- include "clipper-redis.password" . | nindent 2 }}
{{- end -}}

{{/*
The exporter, a container of the same pod because Redis answers it on the loopback without a network policy.
*/}}
{{- define "clipper-redis.exporter" -}}
- name: exporter
  image: {{ include "clipper-redis.image" (list . .Values.exporter.image) | quote }}
  imagePullPolicy: {{ .Values.exporter.image.pullPolicy }}
  securityContext:
    {{- toYaml .Values.securityContext | nindent 4 }}
  env:
    - name: REDIS_ADDR
      value: redis://localhost:6379
    - name: REDIS_PASSWORD
      {{- include "clipper-redis.password" . | nindent 6 }}
    {{- with .Values.exporter.extraEnv }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  ports:
    - name: metrics
      containerPort: 9121
      protocol: TCP
  # No readiness probe: an exporter that fails must not take Redis out of its Service.
  livenessProbe:
    httpGet:
      path: /health
      port: metrics
  resources:
    {{- toYaml .Values.exporter.resources | nindent 4 }}
{{- end -}}

{{/*
Labels of the pod. Versions are not among them, so that a new chart alone restarts nothing.
*/}}
{{- define "clipper-redis.podLabels" -}}
{{- $selector := include "clipper-redis.selectorLabels" . | fromYaml -}}
{{- merge $selector (deepCopy (.Values.podLabels | default dict)) (dict "app.kubernetes.io/part-of" "clipper") | toYaml -}}
{{- end -}}

{{/*
Annotations of the pod. The checksum restarts Redis when its files change; nothing may replace it.
*/}}
{{- define "clipper-redis.podAnnotations" -}}
{{- $checksum := dict "checksum/config" (include "clipper-redis.files" . | sha256sum) -}}
{{- include "clipper-redis.annotations" (list .Values.podAnnotations $checksum) -}}
{{- end -}}
