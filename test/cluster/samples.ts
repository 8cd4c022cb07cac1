const labels = { app: 'web' }

const allowed = {
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'main',
      image: 'example.com/web:1',
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
}

const template = (annotations: object, spec: object) => ({ metadata: { labels, annotations }, spec })

/** A Deployment of pods that the level "restricted" allows, and that take their time where annotations say so. */
export const deployment = (replicas: number, annotations = {}, spec: object = allowed): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas, selector: { matchLabels: labels }, template: template(annotations, spec) },
})

/** A Job with one such pod. */
export const job: object = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'once' },
  spec: { template: template({}, { ...allowed, restartPolicy: 'Never' }) },
}

/** A budget for the pods of the Deployment. */
export const budget = (minAvailable: number): object => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { minAvailable, selector: { matchLabels: labels } },
})

/** A claim of a size, of the default class where none is given. */
export const claim = (storage: string, storageClassName?: string, name = 'data'): object => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, storageClassName },
})

/** A pod that the level "restricted" refuses, for each of its containers' rights. */
export const badPod: object = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'bad' },
  spec: { containers: [{ name: 'main', image: 'example.com/web:1', securityContext: { privileged: true } }] },
}
