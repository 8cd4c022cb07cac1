{{/*
redis.conf. The user with the password is in a file that start.sh writes: without it Redis does not start, so that nothing
runs open.
*/}}
{{- define "clipper-redis.config" -}}
{{- $config := .Values.config -}}
bind * -::*
port 6379
protected-mode yes
aclfile /run/redis/users.acl
dir /data
appendonly {{ $config.appendonly | ternary "yes" "no" }}
appendfsync {{ $config.appendfsync }}
{{- range $config.save }}
save {{ int64 .seconds }} {{ int64 .changes }}
{{- else }}
save ""
{{- end }}
{{- with include "clipper-redis.maxmemory" . }}
maxmemory {{ . }}
{{- end }}
maxmemory-policy {{ $config.maxmemoryPolicy }}
{{- range $name, $value := $config.parameters }}
{{- if kindIs "bool" $value }}
{{ $name }} {{ ternary "yes" "no" $value }}
{{- else if kindIs "string" $value }}
{{ $name }} {{ $value | default "\"\"" }}
{{- else }}
{{ $name }} {{ toJson $value }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
What the container runs. Redis gets a hash of the password: any character may be in it, no list of processes shows it, and
the server needs no more.
*/}}
{{- define "clipper-redis.start" -}}
set -eu
if [ -z "${REDIS_PASSWORD:-}" ]; then
  echo 'REDIS_PASSWORD is empty: Redis does not start without a password' >&2
  exit 1
fi
hash=$(printf %s "$REDIS_PASSWORD" | sha256sum | cut -d ' ' -f 1)
(umask 077 && echo "user default on #$hash ~* &* +@all" >/run/redis/users.acl)
exec redis-server /etc/redis/redis.conf
{{- end -}}

{{/*
Whether Redis answers. While it reads its data from disk it says LOADING: to end it then would only make it start over.
The exit code of redis-cli says nothing, it is 0 for any answer.
*/}}
{{- define "clipper-redis.alive" -}}
answer=$(redis-cli -p 6379 ping 2>&1)
case $answer in
  PONG | LOADING*) exit 0 ;;
esac
echo "$answer" >&2
exit 1
{{- end -}}

{{/*
Whether Redis has its data and takes the password.
*/}}
{{- define "clipper-redis.ready" -}}
answer=$(redis-cli -p 6379 ping 2>&1)
[ "$answer" = PONG ] && exit 0
echo "$answer" >&2
exit 1
{{- end -}}

{{/*
The files in /etc/redis.
*/}}
{{- define "clipper-redis.files" -}}
redis.conf: |
  {{- include "clipper-redis.config" . | nindent 2 }}
start.sh: |
  {{- include "clipper-redis.start" . | nindent 2 }}
alive.sh: |
  {{- include "clipper-redis.alive" . | nindent 2 }}
ready.sh: |
  {{- include "clipper-redis.ready" . | nindent 2 }}
{{- end -}}
