{{/*
Name of the claim with the data; empty where the data ends with the pod.
*/}}
{{- define "clipper-postgres.claimName" -}}
{{- if .Values.persistence.enabled }}{{ .Values.persistence.existingClaim | default .Values.persistence.claimName }}{{ end -}}
{{- end -}}

{{/*
Volumes of the server's pod. The claim is an object of its own, not one that the StatefulSet makes: its name is promised.
*/}}
{{- define "clipper-postgres.volumes" -}}
{{- $name := include "clipper-postgres.fullname" . -}}
- name: data
  {{- with include "clipper-postgres.claimName" . }}
  persistentVolumeClaim:
    claimName: {{ . | quote }}
  {{- else }}
  emptyDir:
    sizeLimit: {{ toJson .Values.persistence.size }}
  {{- end }}
- name: config
  configMap:
    name: {{ $name }}-config
# The container runtime gives 64 MiB, too little for parallel queries. What lies here counts as memory of the container.
- name: shared-memory
  emptyDir:
    medium: Memory
    sizeLimit: {{ include "clipper-postgres.sharedMemory" . }}
- name: run
  emptyDir: {}
- name: tmp
  emptyDir: {}
{{- if .Values.initScripts }}
- name: init-scripts
  configMap:
    name: {{ $name }}-init
{{- end }}
{{- end -}}

{{/*
Spec of a claim. Call with (list $ .Values.persistence).
*/}}
{{- define "clipper-postgres.claimSpec" -}}
{{- $root := index . 0 -}}
{{- $persistence := index . 1 -}}
accessModes:
  {{- toYaml $persistence.accessModes | nindent 2 }}
{{- with $persistence.storageClassName | default ($root.Values.global | default dict).storageClass }}
storageClassName: {{ . | quote }}
{{- end }}
resources:
  requests:
    storage: {{ toJson $persistence.size }}
{{- end -}}
