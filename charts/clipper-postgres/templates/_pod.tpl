{{/*
Name of the StatefulSet. Its pods carry the name of their revision in a label: this and 11 characters, of 63.
*/}}
{{- define "clipper-postgres.statefulSetName" -}}
{{- include "clipper-postgres.fullname" . | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/*
Labels of the server's pod. Versions are not among them, so that a new chart alone restarts nothing.
*/}}
{{- define "clipper-postgres.podLabels" -}}
{{- $selector := include "clipper-postgres.selectorLabels" . | fromYaml -}}
{{- merge $selector (deepCopy (.Values.podLabels | default dict)) (dict "app.kubernetes.io/part-of" "clipper") | toYaml -}}
{{- end -}}

{{/*
Annotations of the server's pod. The checksum restarts it when postgresql.conf changes; nothing may replace it.
*/}}
{{- define "clipper-postgres.podAnnotations" -}}
{{- $checksum := dict "checksum/config" (include "clipper-postgres.config" . | sha256sum) -}}
{{- include "clipper-postgres.annotations" (list .Values.podAnnotations $checksum) -}}
{{- end -}}

{{/*
The password, from the Secret.
*/}}
{{- define "clipper-postgres.password" -}}
valueFrom:
  secretKeyRef:
    name: {{ include "clipper-postgres.secretName" . | quote }}
    key: POSTGRES_PASSWORD
{{- end -}}

{{/*
Variables of PostgreSQL's own client programs, for pods that connect to the server.
*/}}
{{- define "clipper-postgres.clientEnv" -}}
- name: PGHOST
  value: {{ include "clipper-postgres.fullname" . | quote }}
- name: PGPORT
  value: {{ .Values.service.port | int64 | quote }}
- name: PGUSER
  value: {{ .Values.config.username | quote }}
- name: PGDATABASE
  value: {{ .Values.config.database | quote }}
- name: PGCONNECT_TIMEOUT
  value: "10"
- name: PGPASSWORD
  {{- include "clipper-postgres.password" . | nindent 2 }}
{{- end -}}

{{/*
Command of a probe. It asks over TCP, as during the first start a server without a port runs the init scripts. The
startup and liveness probes are also content with one that answers but refuses, as it does while it recovers (status 1):
killed, it would begin anew. Call with (list $ "readinessProbe").
*/}}
{{- define "clipper-postgres.probeCommand" -}}
{{- $values := (index . 0).Values -}}
{{- $ask := list "pg_isready" "-h" "127.0.0.1" "-p" ($values.service.port | int64 | toString) "-U" $values.config.username "-d" $values.config.database -}}
{{- $alive := list "sh" "-c" "\"$@\" || [ $? -eq 1 ]" "sh" -}}
{{- eq (index . 1) "readinessProbe" | ternary $ask (concat $alive $ask) | toYaml -}}
{{- end -}}

{{/*
The exporter's container. It has no readiness probe: the database serves without it.
*/}}
{{- define "clipper-postgres.exporter" -}}
- name: exporter
  image: {{ include "clipper-postgres.image" (list . .Values.exporter.image) | quote }}
  imagePullPolicy: {{ .Values.exporter.image.pullPolicy }}
  securityContext:
    {{- toYaml .Values.exporter.securityContext | nindent 4 }}
  {{- with .Values.exporter.args }}
  args:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  ports:
    - name: metrics
      containerPort: 9187
      protocol: TCP
  env:
    - name: DATA_SOURCE_URI
      value: {{ printf "127.0.0.1:%d/%s?sslmode=disable" (int64 .Values.service.port) .Values.config.database | quote }}
    - name: DATA_SOURCE_USER
      value: {{ .Values.config.username | quote }}
    - name: DATA_SOURCE_PASS
      {{- include "clipper-postgres.password" . | nindent 6 }}
  livenessProbe:
    httpGet:
      path: /
      port: metrics
    periodSeconds: 30
    timeoutSeconds: 5
  resources:
    {{- toYaml .Values.exporter.resources | nindent 4 }}
{{- end -}}
