import { expect } from 'vitest'
import { at, type Rendered } from '../../../charts/render.ts'
import { named } from '../../../commands/expectations/objects.ts'
import { kubectlCall } from '../../../commands/kubectl-call.ts'
import { live, settles } from '../../live.ts'
import type { Done } from '../terminal.ts'
import { backendImage, backendImageNow, nameOf, type Outcome, type Outcomes, succeeds } from './outcome.ts'

const REVISION = 'deployment.kubernetes.io/revision'

const isRolledOut: Outcome = (done) => {
  succeeds(done)
  const { name } = kubectlCall(done.words)
  expect(done.stdout).toContain(`deployment "${name}" successfully rolled out`)
}

/** The Deployment's pods are those of another revision, of this one where it is given. */
const undoes =
  (image: RegExp): Outcome =>
  async (done) => {
    succeeds(done)
    expect(done.stdout).toContain('deployment.apps/clipper-backend rolled back')
    expect(backendImage(done.before)).not.toMatch(image)
    expect(await backendImageNow(done)).toMatch(image)
    await settles(done.cluster, done.namespace)
    const revision = (objects: readonly Rendered[]) =>
      Number(at(named(objects, 'Deployment', 'clipper-backend'), 'metadata', 'annotations', REVISION))
    const after = await live(done.cluster, done.namespace, 'deployments')
    expect(revision(after)).toBe(revision(done.before) + 1)
  }

async function backendPods({ cluster, namespace }: Done): Promise<number> {
  const pods = await live(cluster, namespace, 'pods')
  return pods.filter((pod) => nameOf(pod).startsWith('clipper-backend-')).length
}

/** As many pods as it says; what is less than the autoscaler allows, it takes back. */
const scales: Outcome = async (done) => {
  succeeds(done)
  await settles(done.cluster, done.namespace)
  expect(await backendPods(done)).toBe(5)
  const { cluster, namespace } = done
  await cluster.say(['scale', 'deployment', 'clipper-backend', '--replicas=1', '-n', namespace])
  const minimum = ['--for=jsonpath={.status.readyReplicas}=2', 'deployment/clipper-backend', '-n', namespace]
  await cluster.say(['wait', ...minimum, '--timeout=30s'])
}

/** What kubectl does to Deployments. */
export const rollouts: Outcomes = {
  'kubectl rollout status deployment/clipper-backend -n clipper-production': isRolledOut,
  'kubectl rollout status deployment/clipper-frontend -n clipper-production': isRolledOut,
  'kubectl rollout undo deployment/clipper-backend -n clipper-production': undoes(/backend:(?!v2$)/),
  'kubectl rollout undo deployment/clipper-backend --to-revision=2 -n clipper-production': undoes(/backend:v2$/),
  'kubectl scale deployment clipper-backend --replicas=5 -n clipper-production': scales,
}
