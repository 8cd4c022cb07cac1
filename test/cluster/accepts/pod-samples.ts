import { at, podOf, type Rendered } from '../../charts/render.ts'

const HASH = '7d4b9c8f6d'

/** How the controller of a kind names a pod, and what it adds to it. */
const makers: Readonly<Record<string, (name: string) => { metadata: object; labels: object; spec: object }>> = {
  Pod: (name) => ({ metadata: { name }, labels: {}, spec: {} }),
  Deployment: (name) => ({
    metadata: { generateName: `${name}-${HASH}-` },
    labels: { 'pod-template-hash': HASH },
    spec: {},
  }),
  StatefulSet: (name) => ({
    metadata: { name: `${name}-0` },
    labels: {
      'controller-revision-hash': `${name}-${HASH}`,
      'statefulset.kubernetes.io/pod-name': `${name}-0`,
      'apps.kubernetes.io/pod-index': '0',
    },
    spec: { hostname: `${name}-0` },
  }),
  Job: (name) => ({
    metadata: { generateName: `${name}-` },
    labels: { 'batch.kubernetes.io/job-name': name, 'job-name': name },
    spec: {},
  }),
  CronJob: (name) => {
    const job = `${name}-29123456`
    return {
      metadata: { generateName: `${job}-` },
      labels: { 'batch.kubernetes.io/job-name': job, 'job-name': job },
      spec: {},
    }
  },
}

/**
 * The pod that a controller makes of an object, undefined where it makes none: a server lets a workload in whose pods it
 * refuses. Its account and its priority class are left out, because the server wants both to be there.
 */
export function podSample(object: Rendered): Rendered | undefined {
  const pod = podOf(object)
  const maker = makers[String(object.kind)]
  if (!pod || !maker) return undefined
  const { metadata, labels, spec } = maker(String(at(object, 'metadata', 'name')))
  const { serviceAccountName, priorityClassName, ...rest } = pod.spec
  const own = pod.metadata as Readonly<Record<'labels' | 'annotations', object | undefined>>
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, annotations: own.annotations, labels: { ...own.labels, ...labels } },
    spec: { ...rest, ...spec },
  }
}
