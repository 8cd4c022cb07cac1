{{/*
Secrets with keys that the pods need and the cluster lacks, as a JSON list in the order in which they are made.
*/}}
{{- define "clipper.missingSecrets" -}}
{{- $secrets := list -}}
{{- with .Subcharts.postgres -}}
{{- $secrets = append $secrets (dict "part" "postgres" "name" (include "clipper-postgres.secretName" .) "keys" (include "clipper-postgres.missingKeys" .) "filled" .Values.externalSecrets.enabled) -}}
{{- end -}}
{{- with .Subcharts.redis -}}
{{- $secrets = append $secrets (dict "part" "redis" "name" (include "clipper-redis.secretName" .) "keys" (include "clipper-redis.missingKeys" .) "filled" .Values.externalSecrets.enabled) -}}
{{- end -}}
{{- with .Subcharts.backend -}}
{{- $secrets = append $secrets (dict "part" "backend" "name" (include "clipper-backend.secretName" .) "keys" (include "clipper-backend.missingKeys" .) "filled" .Values.externalSecrets.enabled) -}}
{{- end -}}
{{- with .Subcharts.monitoring -}}
{{- $grafana := .Values.grafana -}}
{{- if and $grafana.enabled $grafana.admin.existingSecret (not .Values.operator) -}}
{{- $own := list -}}
{{- range $grafana.extraEnv }}{{ $own = append $own .name }}{{ end -}}
{{- $secret := lookup "v1" "Secret" $.Release.Namespace $grafana.admin.existingSecret | default dict -}}
{{- $keys := list -}}
{{- range $variable, $key := dict "GF_SECURITY_ADMIN_USER" $grafana.admin.userKey "GF_SECURITY_ADMIN_PASSWORD" $grafana.admin.passwordKey -}}
{{- if and $key (not (or (has $variable $own) (hasKey ($secret.data | default dict) $key))) }}{{ $keys = append $keys $key }}{{ end -}}
{{- end -}}
{{- $secrets = append $secrets (dict "part" "grafana" "name" $grafana.admin.existingSecret "keys" (reverse $keys | join " ") "filled" false) -}}
{{- end -}}
{{- end -}}
{{- $missing := list -}}
{{- range $secrets }}{{ if .keys }}{{ $missing = append $missing . }}{{ end }}{{ end -}}
{{- toJson $missing -}}
{{- end -}}

{{/*
Commands that make these Secrets, each once. Call with (list $ $secrets). A password that exists already is read, not drawn
anew, and one of a server that is not in the release is left to whoever knows it.
*/}}
{{- define "clipper.createSecrets" -}}
{{- $root := index . 0 -}}
{{- $namespace := $root.Release.Namespace -}}
{{- $keys := dict -}}
{{- range index . 1 }}{{ $_ := set $keys .name (concat (get $keys .name | default list) (splitList " " .keys) | uniq) }}{{ end -}}
{{- $drawn := dict "DB_PASSWORD" "…" "REDIS_PASSWORD" "…" -}}
{{- with $root.Subcharts.postgres }}{{ $_ := set $drawn "DB_PASSWORD" (include "clipper.password" (list $namespace (include "clipper-postgres.secretName" .) "POSTGRES_PASSWORD" $keys)) }}{{ end -}}
{{- with $root.Subcharts.redis }}{{ $_ := set $drawn "REDIS_PASSWORD" (include "clipper.password" (list $namespace (include "clipper-redis.secretName" .) "REDIS_PASSWORD" $keys)) }}{{ end -}}
{{- $sources := dict
  "DB_PASSWORD" "\"$DB_PASSWORD\""
  "POSTGRES_PASSWORD" "\"$DB_PASSWORD\""
  "REDIS_PASSWORD" "\"$REDIS_PASSWORD\""
  "JWT_PRIVATE_KEY" "\"$(openssl genrsa 2048)\""
  "MFA_ENCRYPTION_KEY" "\"$(openssl rand -base64 32)\"" -}}
{{- with $root.Subcharts.monitoring }}
{{- with .Values.grafana.admin.userKey }}{{ $_ := set $sources . "admin" }}{{ end }}
{{- $_ := set $sources .Values.grafana.admin.passwordKey "\"$(openssl rand -hex 24)\"" }}
{{- end -}}
{{- $all := values $keys | toJson -}}
{{- if contains "DB_PASSWORD" $all | or (contains "POSTGRES_PASSWORD" $all) }}
     DB_PASSWORD={{ $drawn.DB_PASSWORD }}
{{- end }}
{{- if contains "REDIS_PASSWORD" $all }}
     REDIS_PASSWORD={{ $drawn.REDIS_PASSWORD }}
{{- end }}
{{- range $name, $names := $keys }}
     kubectl create secret generic {{ $name }} -n {{ $namespace }}
{{- range $names }} \
       --from-literal={{ . }}={{ get $sources . | default "…" }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
A password for a shell. Call with (list $namespace $secret $key $keysToMake): drawn where it is made now, else read.
*/}}
{{- define "clipper.password" -}}
{{- $key := index . 2 -}}
{{- if has $key (get (index . 3) (index . 1) | default list) -}}
$(openssl rand -hex 24)
{{- else -}}
$(kubectl get secret {{ index . 1 }} -n {{ index . 0 }} -o jsonpath='{.data.{{ $key }}}' | base64 -d)
{{- end -}}
{{- end -}}

{{/*
Paths of all values in a map, as a JSON list: call with (list "" $map). Paths only, a value may be a secret.
*/}}
{{- define "clipper.paths" -}}
{{- $start := index . 0 -}}
{{- $paths := list -}}
{{- range $key, $value := index . 1 -}}
{{- if and (kindIs "map" $value) $value -}}
{{- $paths = concat $paths (include "clipper.paths" (list (printf "%s%s." $start $key) $value) | fromJsonArray) -}}
{{- else -}}
{{- $paths = append $paths (printf "%s%s" $start $key) -}}
{{- end -}}
{{- end -}}
{{- toJson $paths -}}
{{- end -}}
