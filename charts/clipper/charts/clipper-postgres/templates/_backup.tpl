{{/*
Name of a backup's object. A CronJob's name may have 52 characters in all. Call with (list $ "backup").
*/}}
{{- define "clipper-postgres.backupName" -}}
{{- include "clipper-postgres.fullname" (index . 0) | trunc 44 | trimSuffix "-" }}-{{ index . 1 -}}
{{- end -}}

{{/*
Labels of a backup's object and pods. Call with (list $ "backup").
*/}}
{{- define "clipper-postgres.backupLabels" -}}
app.kubernetes.io/name: clipper-postgres-{{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
{{ include "clipper-postgres.commonLabels" (index . 0) }}
{{- end -}}

{{/*
Pod of a Job that runs one of the scripts. Call with (list $ "backup") or (list $ "restore").
*/}}
{{- define "clipper-postgres.backupPod" -}}
{{- $root := index . 0 -}}
{{- $role := index . 1 -}}
{{- $backup := $root.Values.backup -}}
metadata:
  labels:
    {{- include "clipper-postgres.backupLabels" . | nindent 4 }}
spec:
  {{- with include "clipper-postgres.imagePullSecrets" $root }}
  {{- . | nindent 2 }}
  {{- end }}
  restartPolicy: Never
  automountServiceAccountToken: false
  enableServiceLinks: false
  securityContext:
    {{- toYaml $root.Values.podSecurityContext | nindent 4 }}
  containers:
    - name: {{ $role }}
      image: {{ include "clipper-postgres.image" (list $root $root.Values.image) | quote }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      securityContext:
        {{- toYaml $root.Values.securityContext | nindent 8 }}
      command: ["sh", "/scripts/{{ $role }}.sh"]
      env:
        - name: BACKUP_DIR
          value: /backups
        {{- if eq $role "backup" }}
        - name: BACKUP_RETENTION_DAYS
          value: {{ $backup.retentionDays | int64 | quote }}
        - name: BACKUP_KEEP_AT_LEAST
          value: {{ $backup.keepAtLeast | int64 | quote }}
        - name: BACKUP_DEADLINE_SECONDS
          value: {{ $backup.activeDeadlineSeconds | int64 | quote }}
        {{- else }}
        # Empty: list the dumps and change nothing. Else a dump's name, or latest.
        - name: RESTORE_FILE
          value: ""
        {{- end }}
        {{- include "clipper-postgres.clientEnv" $root | nindent 8 }}
      resources:
        {{- toYaml $backup.resources | nindent 8 }}
      volumeMounts:
        - name: backups
          mountPath: /backups
        - name: scripts
          mountPath: /scripts
          readOnly: true
  volumes:
    - name: backups
      persistentVolumeClaim:
        claimName: {{ $backup.persistence.existingClaim | default $backup.persistence.claimName | quote }}
    - name: scripts
      configMap:
        name: {{ include "clipper-postgres.backupName" (list $root "scripts") }}
  {{- with $root.Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $root.Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
