import * as k8s from '../../../k8s/index.ts'

/** Security contexts that the Pod Security level `restricted` asks for, and a read-only root filesystem. */
export const restrictedAs = (user: number, group = user) => ({
  podSecurityContext: k8s.podSecurityContext({
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: group,
    fsGroup: group,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  }),
  securityContext: restrictedContainer(),
})

/** The container's half of it. */
export const restrictedContainer = () =>
  k8s.securityContext({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  })

/** Labels and annotations of the pods. */
export const podMetadata = {
  podLabels: k8s.labels().describe('Further labels of the pods, those that select them stay as they are'),
  podAnnotations: k8s.annotations().describe('Further annotations of the pods'),
}

/** Variables and volumes that the chart does not know of. */
export const extras = {
  extraEnv: k8s.extraEnv(),
  extraVolumes: k8s.extraVolumes(),
  extraVolumeMounts: k8s.extraVolumeMounts(),
}

/** Where the pods run. */
export const scheduling = {
  priorityClassName: k8s.priorityClassName(),
  nodeSelector: k8s.nodeSelector(),
  tolerations: k8s.tolerations(),
  affinity: k8s.affinity(),
}

/** Spread over nodes and zones, as far as there are enough. */
export const spread = () =>
  k8s
    .topologySpreadConstraints()
    .unwrap()
    .default([
      { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
      { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
    ])
    .describe("How the pods are spread, without a labelSelector it counts this release's pods")
