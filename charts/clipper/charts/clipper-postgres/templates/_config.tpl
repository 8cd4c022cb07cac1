{{- define "clipper-postgres.environment" -}}
{{- (.Values.global | default dict).environment | default "production" -}}
{{- end -}}

{{/*
Data directory: a folder of the volume, because initdb refuses one that is not empty, such as a disk with lost+found.
*/}}
{{- define "clipper-postgres.dataDirectory" -}}
/var/lib/postgresql/data/pgdata
{{- end -}}

{{/*
A value of postgresql.conf, which knows escapes with a backslash and the doubled quote inside its quotes.
Numbers go through toJson, because Helm prints a million from a values file as 1e+06.
*/}}
{{- define "clipper-postgres.parameter" -}}
{{- $text := kindIs "string" . | ternary . (toJson .) -}}
'{{ $text | replace "\\" "\\\\" | replace "'" "''" | replace "\n" "\\n" | replace "\r" "\\r" }}'
{{- end -}}

{{/*
The server's postgresql.conf. What ALTER SYSTEM writes is read after it and wins.
*/}}
{{- define "clipper-postgres.config" -}}
# What initdb wrote for this data directory: locale, time zone, text search.
include='{{ include "clipper-postgres.dataDirectory" . }}/postgresql.conf'
listen_addresses = '*'
port = {{ int64 .Values.service.port }}
max_connections = {{ int64 .Values.config.maxConnections }}
{{- range $name, $value := include "clipper-postgres.memoryParameters" . | fromYaml }}
{{- with $value }}
{{ $name }} = {{ include "clipper-postgres.parameter" . }}
{{- end }}
{{- end }}
{{- range $name, $value := merge (dict) (.Values.config.parameters | default dict) (dict "password_encryption" "scram-sha-256") }}
{{ $name }} = {{ include "clipper-postgres.parameter" $value }}
{{- end }}
{{- end -}}
