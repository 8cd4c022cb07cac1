{{/*
Name of the Secret with the password; empty where extraEnv brings it.
*/}}
{{- define "clipper-redis.secretName" -}}
{{- $own := .Values.externalSecrets.enabled | ternary (include "clipper-redis.fullname" .) "" -}}
{{- .Values.secrets.existingSecret | default $own -}}
{{- end -}}

{{/*
Keys that the Secret must hold, as a JSON list: the password, unless extraEnv brings it.
*/}}
{{- define "clipper-redis.secretKeys" -}}
{{- $own := list -}}
{{- range .Values.extraEnv }}{{ $own = append $own .name }}{{ end -}}
{{- has "REDIS_PASSWORD" $own | ternary list (list "REDIS_PASSWORD") | toJson -}}
{{- end -}}

{{/*
Those of the keys that the Secret lacks in the cluster, on one line; all of them where there is no cluster to ask.
*/}}
{{- define "clipper-redis.missingKeys" -}}
{{- $secret := dict -}}
{{- with include "clipper-redis.secretName" . -}}
{{- $secret = lookup "v1" "Secret" $.Release.Namespace . | default dict -}}
{{- end -}}
{{- $missing := list -}}
{{- range include "clipper-redis.secretKeys" . | fromJsonArray -}}
{{- if not (hasKey ($secret.data | default dict) .) }}{{ $missing = append $missing . }}{{ end -}}
{{- end -}}
{{- join " " $missing -}}
{{- end -}}

{{/*
The password as the value of a variable, from wherever Redis takes it.
*/}}
{{- define "clipper-redis.password" -}}
{{- $variable := dict "valueFrom" (dict "secretKeyRef" (dict "name" (include "clipper-redis.secretName" .) "key" "REDIS_PASSWORD")) -}}
{{- range .Values.extraEnv }}
{{- if eq .name "REDIS_PASSWORD" }}{{ $variable = omit . "name" | default (dict "value" "") }}{{ end }}
{{- end }}
{{- toYaml $variable -}}
{{- end -}}
