{{/*
Name of the Secret with the keys below; empty where extraEnv brings them all.
*/}}
{{- define "clipper-backend.secretName" -}}
{{- $own := .Values.externalSecrets.enabled | ternary (include "clipper-backend.fullname" .) "" -}}
{{- .Values.secrets.existingSecret | default $own -}}
{{- end -}}

{{/*
Keys that the Secret must hold, as a JSON list: the required ones that nothing else brings.
*/}}
{{- define "clipper-backend.secretKeys" -}}
{{- $own := list -}}
{{- range .Values.extraEnv }}{{ $own = append $own .name }}{{ end -}}
{{- $keys := list -}}
{{- range .Values.secrets.requiredKeys | default list -}}
{{- if not (or (has . $own) (index $.Values.config .)) }}{{ $keys = append $keys . }}{{ end -}}
{{- end -}}
{{- toJson $keys -}}
{{- end -}}

{{/*
Those of the keys that the Secret lacks in the cluster, on one line; all of them where there is no cluster to ask.
*/}}
{{- define "clipper-backend.missingKeys" -}}
{{- $secret := dict -}}
{{- with include "clipper-backend.secretName" . -}}
{{- $secret = lookup "v1" "Secret" $.Release.Namespace . | default dict -}}
{{- end -}}
{{- $missing := list -}}
{{- range include "clipper-backend.secretKeys" . | fromJsonArray -}}
{{- if not (hasKey ($secret.data | default dict) .) }}{{ $missing = append $missing . }}{{ end -}}
{{- end -}}
{{- join " " $missing -}}
{{- end -}}
