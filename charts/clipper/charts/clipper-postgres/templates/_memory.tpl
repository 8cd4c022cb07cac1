{{/*
resources.limits.memory in bytes, 0 where there is no limit. An amount is whole digits and a power of ten, so nothing is
rounded; atoi, because int64 would read the digits of 0.8Gi as octal.
*/}}
{{- define "clipper-postgres.memoryLimit" -}}
{{- $bytes := 0 -}}
{{- with .Values.resources.limits.memory -}}
{{- $text := kindIs "string" . | ternary . (toJson .) -}}
{{- $units := dict "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "P" 1000000000000000 "E" 1000000000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "Pi" 1125899906842624 "Ei" 1152921504606846976 -}}
{{- $number := regexFind "^[0-9.]+" $text -}}
{{- $fraction := regexFind "[.][0-9]*" $number | trimPrefix "." | trunc 6 -}}
{{- $digits := printf "%s%s" (regexFind "^[0-9]*" $number) $fraction | atoi -}}
{{- $scale := 1 -}}
{{- range until (len $fraction) }}{{ $scale = mul $scale 10 }}{{ end -}}
{{- $bytes = div (mul $digits (get $units (trimPrefix $number $text))) $scale -}}
{{- end -}}
{{- $bytes -}}
{{- end -}}

{{/*
A share of the memory limit in MB, at least 1; empty without a limit, so that PostgreSQL's own default applies.
Call with (list $ 4) for a quarter.
*/}}
{{- define "clipper-postgres.memoryShare" -}}
{{- $bytes := include "clipper-postgres.memoryLimit" (index . 0) | int64 -}}
{{- if $bytes }}{{ div $bytes (mul 1048576 (index . 1)) | max 1 }}MB{{ end -}}
{{- end -}}

{{/*
Parameters that follow the memory limit, as far as the values do not say them.
*/}}
{{- define "clipper-postgres.memoryParameters" -}}
{{- $config := .Values.config -}}
{{- $quarter := include "clipper-postgres.memoryShare" (list . 4) | trimSuffix "MB" | int64 -}}
{{- /* Most connections of a pool are idle, so nobody is better off below PostgreSQL's own 4MB. */ -}}
{{- $work := div $quarter (int64 $config.maxConnections) | max 4 -}}
shared_buffers: {{ $config.sharedBuffers | default (include "clipper-postgres.memoryShare" (list . 4)) | quote }}
effective_cache_size: {{ $config.effectiveCacheSize | default (empty $quarter | ternary "" (printf "%dMB" (mul $quarter 3))) | quote }}
work_mem: {{ $config.workMem | default (empty $quarter | ternary "" (printf "%dMB" $work)) | quote }}
maintenance_work_mem: {{ $config.maintenanceWorkMem | default (include "clipper-postgres.memoryShare" (list . 16)) | quote }}
{{- end -}}

{{/*
Size of /dev/shm. Building an index in parallel keeps maintenance_work_mem there, which is half of it.
*/}}
{{- define "clipper-postgres.sharedMemory" -}}
{{- $share := include "clipper-postgres.memoryShare" (list . 8) | replace "MB" "Mi" -}}
{{- $size := .Values.sharedMemory.sizeLimit | default ($share | default "256Mi") -}}
{{- toJson $size -}}
{{- end -}}
