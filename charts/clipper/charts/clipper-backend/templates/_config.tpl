{{/*
Domain of the site: global.domain, else the first host of the Ingress, else Clipper's own.
*/}}
{{- define "clipper-backend.domain" -}}
{{- $host := (first (.Values.ingress.hosts | default list) | default dict).host -}}
{{- (.Values.global | default dict).domain | default $host | default "clpr.tv" | trimPrefix "*." -}}
{{- end -}}

{{/*
Host that serves the API: the first host of the Ingress, else the domain of the site.
*/}}
{{- define "clipper-backend.apiHost" -}}
{{- (first (.Values.ingress.hosts | default list) | default dict).host | default (include "clipper-backend.domain" .) | trimPrefix "*." -}}
{{- end -}}

{{/*
Name of the environment.
*/}}
{{- define "clipper-backend.environment" -}}
{{- .Values.config.ENVIRONMENT | default (.Values.global | default dict).environment | default "production" -}}
{{- end -}}

{{/*
What a setting of `config` means while it is empty. Only an Ingress without TLS says that the site speaks plain HTTP.
*/}}
{{- define "clipper-backend.derivedConfig" -}}
{{- $scheme := "https" -}}
{{- if and .Values.ingress.enabled .Values.ingress.hosts (not .Values.ingress.tls) }}{{ $scheme = "http" }}{{ end -}}
{{- $domain := include "clipper-backend.domain" . -}}
{{- $site := .Values.config.BASE_URL | default (printf "%s://%s" $scheme $domain) | trimSuffix "/" -}}
{{- $origin := regexFind "^https?://[^/]+" $site -}}
{{- $environment := include "clipper-backend.environment" . -}}
BASE_URL: {{ $site | quote }}
CORS_ALLOWED_ORIGINS: {{ $origin | quote }}
DB_HOST: clipper-postgres
DB_NAME: clipper_db
DB_USER: clipper
EMAIL_FROM_ADDRESS: {{ regexReplaceAll "^https?://|:[0-9]+$" $origin "" | printf "noreply@%s" | quote }}
ENVIRONMENT: {{ $environment | quote }}
REDIS_HOST: clipper-redis
SENTRY_ENVIRONMENT: {{ $environment | quote }}
STRIPE_CANCEL_URL: {{ printf "%s/subscription/cancel" $site | quote }}
STRIPE_SUCCESS_URL: {{ printf "%s/subscription/success" $site | quote }}
TWITCH_REDIRECT_URI: {{ printf "%s://%s/api/v1/auth/twitch/callback" $scheme (include "clipper-backend.apiHost" .) | quote }}
WEBSOCKET_ALLOWED_ORIGINS: {{ $origin | quote }}
{{- end -}}

{{/*
Data of the ConfigMap: every variable as the exact text that the application parses. Numbers go through toJson, because
Helm prints a million from a values file as 1e+06, which the application would drop for its default without a word.
*/}}
{{- define "clipper-backend.config" -}}
{{- $derived := include "clipper-backend.derivedConfig" . | fromYaml -}}
{{- range $name, $value := merge (dict) .Values.config $derived -}}
{{- $text := $value -}}
{{- if kindIs "slice" $value }}{{ $text = join "," $value }}{{ end -}}
{{- if not (kindIs "string" $text) }}{{ $text = toJson $value }}{{ end -}}
{{- with $text | default (index $derived $name) }}
{{ $name }}: {{ . | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
Port that OPENSEARCH_URL names, for the network policy.
*/}}
{{- define "clipper-backend.openSearchPort" -}}
{{- $url := .Values.config.OPENSEARCH_URL -}}
{{- $port := regexFind "^https?://[^/?#]*" $url | regexFind ":[0-9]+$" | trimPrefix ":" -}}
{{- $port | default (hasPrefix "https:" $url | ternary "443" "80") -}}
{{- end -}}

{{/*
Database URL for the migrations, without the password.
*/}}
{{- define "clipper-backend.databaseUrl" -}}
{{- $config := include "clipper-backend.config" . | fromYaml -}}
{{- printf "postgres://%s@%s:%s/%s?sslmode=%s" (urlquery $config.DB_USER) $config.DB_HOST $config.DB_PORT (urlquery $config.DB_NAME) $config.DB_SSLMODE -}}
{{- end -}}
