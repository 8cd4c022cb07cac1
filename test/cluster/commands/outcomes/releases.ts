import { expect } from 'vitest'
import { at } from '../../../charts/render.ts'
import { isTheStack, rangeOf, workloads } from '../../../commands/expectations/objects.ts'
import { idsOf, live, releaseObjects, settles } from '../../live.ts'
import type { Done } from '../terminal.ts'
import { backendImage, backendImageNow, firstColumn, nameOf, type Outcome, type Outcomes, succeeds } from './outcome.ts'

interface Revision {
  readonly revision: number
  readonly status: string
  readonly description: string
}

async function historyOf({ cluster, namespace }: Done): Promise<Revision[]> {
  const { stdout } = await cluster.helm(['history', 'clipper', '-n', namespace, '-o', 'json'])
  return JSON.parse(stdout)
}

/** The images of the backend that two revisions have. */
async function imageIn({ cluster, namespace }: Done, revision: number): Promise<unknown> {
  const args = ['get', 'manifest', 'clipper', '-n', namespace, '--revision', String(revision)]
  const { stdout } = await cluster.helm(args)
  return stdout.match(/image: "?([^\s"]*\/clipper-backend:[^\s"]*)/)?.[1]
}

/** The pods have been replaced, the claims are the same. */
async function hasMoved(done: Done): Promise<void> {
  await settles(done.cluster, done.namespace)
  const pods = await live(done.cluster, done.namespace, 'pods')
  const backend = pods.filter((pod) => nameOf(pod).startsWith('clipper-backend-'))
  const image = await backendImageNow(done)
  expect(backend.map((pod) => at(pod, 'spec', 'containers', 0, 'image'))).toEqual(backend.map(() => image))
  expect(idsOf(await live(done.cluster, done.namespace, 'pvc'))).toEqual(idsOf(done.before))
}

/** Goes back to what a revision was, as a new one. */
const goesBackTo =
  (choose: (last: number) => number): Outcome =>
  async (done) => {
    succeeds(done)
    expect(done.stdout).toContain('Rollback was a success')
    const history = await historyOf(done)
    const last = history.at(-1)
    const aim = choose((last?.revision ?? 0) - 1)
    expect(last).toMatchObject({ status: 'deployed', description: `Rollback to ${aim}` })
    const image = await imageIn(done, aim)
    expect(image).not.toBe(backendImage(done.before))
    expect(await backendImageNow(done)).toBe(image)
    await hasMoved(done)
  }

/** What Helm does with releases that are there. */
export const releases: Outcomes = {
  'helm upgrade clipper ./clipper -n clipper-production --set clipper-backend.image.tag=v1.2.3 --reuse-values': async (
    done,
  ) => {
    succeeds(done)
    expect(await backendImageNow(done)).toMatch(/clipper\/backend:v1\.2\.3$/)
    await hasMoved(done)
    // and no other pod
    const others = (pod: object) => !/^clipper-backend-/.test(nameOf({ ...pod }))
    const before = done.before.filter(({ kind }) => kind === 'Pod').filter(others)
    const after = (await live(done.cluster, done.namespace, 'pods')).filter(others)
    expect(before.length).toBeGreaterThan(5)
    expect(after.map(nameOf)).toEqual(before.map(nameOf))
  },

  'helm list -n clipper-production': (done) => {
    succeeds(done)
    expect(firstColumn(done.stdout)).toEqual(['clipper'])
    expect(done.stdout).toMatch(/\bdeployed\b.*\bclipper-\d/)
  },

  'helm upgrade clipper ./clipper -n clipper-production -f values-production.yaml': async (done) => {
    succeeds(done)
    const objects = await releaseObjects(done.cluster, done.namespace, 'clipper')
    isTheStack(objects, 'clipper-production')
    expect(rangeOf(objects, 'clipper-backend')).toEqual([3, 20])
    expect((await historyOf(done)).at(-1)).toMatchObject({ revision: 2, status: 'deployed' })
    await hasMoved(done)
  },

  'helm history clipper -n clipper-production': (done) => {
    succeeds(done)
    expect(firstColumn(done.stdout)).toEqual(['1', '2', '3'])
    expect(done.stdout).toMatch(/superseded.*Install complete\n.*superseded.*\n.*deployed.*Upgrade complete/)
  },

  'helm rollback clipper -n clipper-production': goesBackTo((last) => last - 1),
  'helm rollback clipper 3 -n clipper-production': goesBackTo(() => 3),

  'helm upgrade clipper ./clipper -n clipper-production -f ./clipper/examples/values-production.yaml --set postgres.persistence.size=100Gi':
    async (done) => {
      succeeds(done)
      const image = await imageIn(done, 1)
      expect(image).not.toBe(backendImage(done.before))
      expect(await backendImageNow(done)).toBe(image)
      const claims = await live(done.cluster, done.namespace, 'pvc')
      const claim = claims.find((one) => nameOf(one) === 'postgres-pvc')
      expect(at(claim, 'spec', 'resources', 'requests', 'storage')).toBe('100Gi')
      await hasMoved(done)
    },

  'helm uninstall clipper -n clipper-production': async (done) => {
    const { cluster, namespace, before, code, stdout } = done
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('release "clipper" uninstalled') })
    const claims = await live(cluster, namespace, 'pvc')
    expect(idsOf(claims)).toEqual(idsOf(before))
    expect(Object.keys(idsOf(claims))).toEqual(expect.arrayContaining(['postgres-pvc', 'redis-pvc']))
    for (const claim of claims) {
      expect(at(claim, 'status', 'phase')).toBe('Bound')
      expect(stdout).toContain(`[PersistentVolumeClaim] ${nameOf(claim)}`)
    }
    const kinds = [...Object.keys(workloads), 'service', 'ingress', 'hpa', 'certificate', 'networkpolicy', 'cronjob']
    expect(await live(cluster, namespace, kinds.join())).toEqual([])
  },
}
