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
const ENVIRONMENT = 'the program reads its secrets from the environment only'
const TEST = 'a pod of helm test ends by itself in seconds, listens on nothing and asks one Service'

/** Every exception from what the scanners want. One that meets no finding fails the test. */
export const suppressions: readonly Suppression[] = [
  { tool: 'kube-score', check: 'container-image-pull-policy', object: '*', reason: PINNED },
  { tool: 'kube-score', check: 'container-ephemeral-storage-request-and-limit', object: '*', reason: BOUNDED },
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
    object: 'Deployment/clipper-backend',
    where: '* with development',
    reason: 'one pod is enough where only developers look, and they lose little if it moves',
  },
  { tool: 'kube-score', check: 'pod-networkpolicy', object: 'Pod/*-test', reason: TEST },
  { tool: 'checkov', check: 'CKV2_K8S_6', object: 'Pod/*-test', reason: TEST },
  { tool: 'checkov', check: 'CKV_K8S_8', object: 'Pod/*-test', reason: TEST },
  { tool: 'checkov', check: 'CKV_K8S_9', object: 'Pod/*-test', reason: TEST },
  { tool: 'checkov', check: 'CKV_K8S_15', object: '*', reason: PINNED },
  {
    tool: 'checkov',
    check: 'CKV_K8S_43',
    object: '*',
    reason: 'a digest is only known to who builds or mirrors the image; image.digest takes it',
  },
  { tool: 'checkov', check: 'CKV_K8S_35', object: 'Deployment/clipper-backend', reason: ENVIRONMENT },
  { tool: 'checkov', check: 'CKV_K8S_35', object: 'Job/clipper-backend-migrations', reason: ENVIRONMENT },
]
