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
Fails where keys are needed and nothing is left that could bring them.
*/}}
{{- define "clipper-postgres.checkSecrets" -}}
{{- $keys := include "clipper-postgres.secretKeys" . | fromJsonArray -}}
{{- if and $keys (not (include "clipper-postgres.secretName" .)) -}}
{{- fail (printf "clipper-postgres: no Secret holds %s: name one in secrets.existingSecret, or switch on externalSecrets" (join ", " $keys)) -}}
{{- end -}}
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
