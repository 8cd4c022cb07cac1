{{/*
Name of the Secret with the key below.
*/}}
{{- define "clipper-postgres.secretName" -}}
{{- $own := .Values.externalSecrets.enabled | ternary (include "clipper-postgres.fullname" .) "" -}}
{{- .Values.secrets.existingSecret | default $own -}}
{{- end -}}

{{/*
Keys that the Secret must hold, as a JSON list.
*/}}
{{- define "clipper-postgres.secretKeys" -}}
{{- list "POSTGRES_PASSWORD" | toJson -}}
{{- end -}}

{{/*
Those of the keys that the Secret lacks in the cluster, on one line; all of them where there is no cluster to ask.
*/}}
{{- define "clipper-postgres.missingKeys" -}}
{{- $secret := dict -}}
{{- with include "clipper-postgres.secretName" . -}}
{{- $secret = lookup "v1" "Secret" $.Release.Namespace . | default dict -}}
{{- end -}}
{{- $missing := list -}}
{{- range include "clipper-postgres.secretKeys" . | fromJsonArray -}}
{{- if not (hasKey ($secret.data | default dict) .) }}{{ $missing = append $missing . }}{{ end -}}
{{- end -}}
{{- join " " $missing -}}
{{- end -}}
