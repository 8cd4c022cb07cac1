import { expect } from 'vitest'
import { at, podOf, type Rendered } from '../charts/render.ts'
import type { Expectation } from './expectations/expectation.ts'
import { isTheStack, named, namesOf } from './expectations/objects.ts'
import { canBeUpgraded } from './expectations/unchangeable.ts'
import { kubectlCall } from './kubectl-call.ts'

/** A command that only a cluster can answer, as test/cluster/commands has it do, and what of it can be seen without one. */
export interface NeedsCluster {
  readonly reason: string
  readonly reliesOn: Expectation
}

const podsAreMade: Expectation = ({ objects, words }) => isTheStack(objects, kubectlCall(words).namespace)

const isKnown: Expectation = ({ objects }) => expect(objects).not.toEqual([])

/** The Deployment is there, in rolling updates, with a history to go back in. */
const rolls: Expectation = ({ words, objects }) => {
  const { spec } = named(objects, 'Deployment', kubectlCall(words).name)
  expect(at(spec, 'strategy')).toMatchObject({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } })
  expect(at(spec, 'revisionHistoryLimit')).not.toBe(0)
}

/** Each Service selects the pods of exactly one workload, at a port that they have. */
const servicesLeadToPods: Expectation = ({ objects }) => {
  const pods = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet').map(podOf)
  for (const service of objects.filter(({ kind }) => kind === 'Service')) {
    const selector = Object.entries(at(service, 'spec', 'selector') as object)
    const selected = pods.filter((pod) =>
      selector.every(([key, value]) => at(pod, 'metadata', 'labels', key) === value),
    )
    expect(selected, String(at(service, 'metadata', 'name'))).toHaveLength(1)
    const containers = at(selected[0], 'spec', 'containers') as Rendered[]
    const ports = containers.flatMap((container) => (at(container, 'ports') ?? []) as Rendered[])
    for (const port of at(service, 'spec', 'ports') as Rendered[])
      expect(ports.flatMap(({ name, containerPort }) => [name, containerPort])).toContain(port.targetPort)
  }
}

/** Every claim says that helm shall leave it, and the pods mount claims of the release, none of their own making. */
const claimsAreKept: Expectation = ({ objects }) => {
  const claims = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim')
  expect(namesOf(claims, 'PersistentVolumeClaim')).toEqual(expect.arrayContaining(['postgres-pvc', 'redis-pvc']))
  for (const claim of claims) expect(at(claim, 'metadata', 'annotations', 'helm.sh/resource-policy')).toBe('keep')
  for (const object of objects) expect(at(object, 'spec', 'volumeClaimTemplates')).toBeUndefined()
}

/** Kubernetes would take the step back to the revision before. */
const goesBack: Expectation = async ({ before, template }) => {
  const example = ['-f', './clipper/examples/values-production.yaml']
  const old = await template('clipper', './clipper', '-n', 'clipper-production', ...example)
  canBeUpgraded(before?.objects ?? [], old)
}

const scales: Expectation = ({ words, objects }) => {
  const { name } = kubectlCall(words)
  const { spec } = named(objects, 'HorizontalPodAutoscaler', name)
  expect(at(spec, 'scaleTargetRef')).toMatchObject({ kind: 'Deployment', name })
  // else each upgrade would undo what the autoscaler did
  expect(at(named(objects, 'Deployment', name), 'spec', 'replicas')).toBeUndefined()
}

const PODS = 'pods are made by the controllers of a cluster'
const HISTORY = 'helm keeps its releases in the cluster'
const ROLLOUT = 'a rollout happens in a cluster'

/** By the text of the command. */
export const needsCluster: Readonly<Record<string, NeedsCluster>> = {
  'helm list -n clipper-production': { reason: HISTORY, reliesOn: isKnown },
  'helm history clipper -n clipper-production': { reason: HISTORY, reliesOn: isKnown },
  'helm rollback clipper -n clipper-production': { reason: HISTORY, reliesOn: goesBack },
  'helm rollback clipper 3 -n clipper-production': { reason: HISTORY, reliesOn: goesBack },
  'helm uninstall clipper -n clipper-production': { reason: HISTORY, reliesOn: claimsAreKept },
  'kubectl get pods -n clipper-production': { reason: PODS, reliesOn: podsAreMade },
  'kubectl get pods -n clipper-production -w': { reason: PODS, reliesOn: podsAreMade },
  'kubectl describe pod <pod-name> -n clipper-production': { reason: PODS, reliesOn: podsAreMade },
  'kubectl logs <pod-name> -n clipper-production': { reason: PODS, reliesOn: podsAreMade },
  'kubectl get endpoints -n clipper-production': { reason: PODS, reliesOn: servicesLeadToPods },
  'kubectl rollout status deployment/clipper-backend -n clipper-production': { reason: ROLLOUT, reliesOn: rolls },
  'kubectl rollout status deployment/clipper-frontend -n clipper-production': { reason: ROLLOUT, reliesOn: rolls },
  'kubectl rollout undo deployment/clipper-backend -n clipper-production': { reason: ROLLOUT, reliesOn: rolls },
  'kubectl rollout undo deployment/clipper-backend --to-revision=2 -n clipper-production': {
    reason: ROLLOUT,
    reliesOn: rolls,
  },
  'kubectl scale deployment clipper-backend --replicas=5 -n clipper-production': { reason: ROLLOUT, reliesOn: scales },
  'kubectl annotate pvc postgres-pvc -n clipper-production --overwrite meta.helm.sh/release-name=<release> meta.helm.sh/release-namespace=clipper-production':
    { reason: 'it changes what a cluster has', reliesOn: claimsAreKept },
  'kubectl delete pvc --all -n clipper-production': {
    reason: 'it deletes what a cluster has',
    reliesOn: claimsAreKept,
  },
  'kubectl delete namespace clipper-production': { reason: 'it deletes what a cluster has', reliesOn: isKnown },
}
