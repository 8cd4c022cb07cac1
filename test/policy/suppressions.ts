/** A finding that we live with. */
export interface Suppression {
  readonly tool: string
  readonly check: string
  /** `<kind>/<name>`, where `*` stands for any text. */
  readonly object: string
  /** Where it is no fault, `*` as above, for example `* with development`. @default everywhere */
  readonly where?: string
  /** Why it is no fault. */
  readonly reason: string
}

const PINNED =
  'a tag or a digest names one build, and a node that has it need not reach the registry to start a pod again'
const BOUNDED = 'the root filesystem is read-only and every emptyDir has a sizeLimit, so a pod cannot fill its node'
const TEST = 'a pod of helm test ends by itself in seconds, listens on nothing and asks one Service'
const EXPORTER =
  'the exporter has no readiness probe, as it must not take the server beside it from its clients; kube-score sees to the probe of the server'
const ONE_WRITER = 'two pods would write to one volume, so there is one, which ends before the next one starts'
const IMAGE_USER =
  'the user that the image makes for its program and its files; with no capabilities and nothing of the node mounted, it gains nothing from a user of the same number there'

/** What runs as the user of its image, which these images number low. */
const withImageUser = ['*/clipper-frontend*', '*/clipper-postgres*', '*/clipper-redis*', '*/clipper-monitoring-grafana']

/** Every exception from what the scanners want. One that meets no finding fails the test. */
export const suppressions: readonly Suppression[] = [
  { tool: 'kube-score', check: 'container-image-pull-policy', object: '*', reason: PINNED },
  { tool: 'kube-score', check: 'container-ephemeral-storage-request-and-limit', object: '*', reason: BOUNDED },
  ...withImageUser.map((object) => ({
    tool: 'kube-score',
    check: 'container-security-context-user-group-id',
    object,
    reason: IMAGE_USER,
  })),
  {
    tool: 'kube-score',
    check: 'cronjob-has-deadline',
    object: 'CronJob/clipper-postgres-restore',
    reason: 'it is suspended for good and starts nothing by itself: an operator makes a Job of it by hand',
  },
  {
    tool: 'kube-score',
    check: 'deployment-has-host-podantiaffinity',
    object: 'Deployment/*',
    reason:
      'topologySpreadConstraints spread the pods over nodes and zones, which a podAntiAffinity could only do for nodes',
  },
  {
    tool: 'kube-score',
    check: 'deployment-replicas',
    object: 'Deployment/*',
    where: '* with development',
    reason: 'one pod is enough where only developers look, and they lose little if it moves',
  },
  { tool: 'kube-score', check: 'deployment-replicas', object: 'Deployment/clipper-monitoring-*', reason: ONE_WRITER },
  { tool: 'kube-score', check: 'deployment-strategy', object: 'Deployment/clipper-monitoring-*', reason: ONE_WRITER },
  { tool: 'kube-score', check: 'pod-networkpolicy', object: 'Pod/*-test', reason: TEST },
  {
    tool: 'kube-score',
    check: 'pod-probes-identical',
    object: 'Deployment/clipper-frontend',
    reason: 'nginx waits for nothing but its own files, so it is ready whenever it is alive',
  },
  {
    tool: 'kube-score',
    check: 'pod-probes-identical',
    object: 'Deployment/clipper-monitoring-grafana',
    reason: 'Grafana has one address that tells its health; liveness asks there less often and gives up later',
  },
  {
    tool: 'kube-score',
    check: 'statefulset-has-servicename',
    object: 'StatefulSet/clipper-redis',
    reason:
      'kube-score wants a headless Service, for names of single pods; the one pod here is reached by an ordinary one',
  },
  { tool: 'checkov', check: 'CKV2_K8S_6', object: 'Pod/*-test', reason: TEST },
  { tool: 'checkov', check: 'CKV_K8S_8', object: 'Pod/*-test', reason: TEST },
  { tool: 'checkov', check: 'CKV_K8S_9', object: 'Pod/*-test', reason: TEST },
  { tool: 'checkov', check: 'CKV_K8S_9', object: 'StatefulSet/clipper-postgres', reason: EXPORTER },
  { tool: 'checkov', check: 'CKV_K8S_9', object: 'StatefulSet/clipper-redis', reason: EXPORTER },
  { tool: 'checkov', check: 'CKV_K8S_15', object: '*', reason: PINNED },
  {
    tool: 'checkov',
    check: 'CKV_K8S_35',
    object: '*',
    reason:
      'the backend takes its secrets from the environment only; elsewhere a file would be open to the same eyes: whoever may exec into the pod or read Secrets',
  },
  ...withImageUser.map((object) => ({ tool: 'checkov', check: 'CKV_K8S_40', object, reason: IMAGE_USER })),
  {
    tool: 'checkov',
    check: 'CKV_K8S_43',
    object: '*',
    reason: 'a digest is only known to who builds or mirrors the image; image.digest takes it',
  },
]
