{{/*
An amount of memory such as 1.5Gi in whole bytes, rounded down, exact up to Pi. Call with the amount. The digits after the
point are worked off from the last one, because a float would lose some; a zero in front would make the number octal.
*/}}
{{- define "clipper-redis.bytes" -}}
{{- $amount := kindIs "string" . | ternary . (toJson (int64 .)) -}}
{{- $number := regexFind "^[0-9.]+" $amount -}}
{{- $decimal := dict "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "P" 1000000000000000 "E" 1000000000000000000 -}}
{{- $binary := dict "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "Pi" 1125899906842624 "Ei" 1152921504606846976 -}}
{{- $unit := get (merge $decimal $binary) (trimPrefix $number $amount) -}}
{{- $parts := append (splitList "." $number) "" -}}
{{- $below := 0 -}}
{{- range index $parts 1 | splitList "" | reverse -}}
{{- $below = div (add (mul (int64 .) $unit) $below) 10 -}}
{{- end -}}
{{- add (mul (index $parts 0 | regexFind "[1-9][0-9]*$" | int64) $unit) $below -}}
{{- end -}}

{{/*
Bytes of data that Redis may hold, empty where nothing limits it. Of a limit a quarter stays free: for what a snapshot or
a rewrite of the log copies while writes go on, for fragments, and for what clients have not read yet.
*/}}
{{- define "clipper-redis.maxmemory" -}}
{{- if .Values.config.maxmemory -}}
{{- include "clipper-redis.bytes" .Values.config.maxmemory -}}
{{- else -}}
{{- with .Values.resources.limits.memory -}}
{{- div (mul (include "clipper-redis.bytes" . | int64) 3) 4 -}}
{{- end -}}
{{- end -}}
{{- end -}}
