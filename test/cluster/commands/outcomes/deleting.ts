import { expect } from 'vitest'
import { at } from '../../../charts/render.ts'
import { named } from '../../../commands/expectations/objects.ts'
import { idsOf, live } from '../../live.ts'
import { type Outcomes, succeeds } from './outcome.ts'

/** What becomes of what an uninstall leaves. */
export const deleting: Outcomes = {
  'kubectl annotate pvc postgres-pvc -n clipper-production --overwrite meta.helm.sh/release-name=<release> meta.helm.sh/release-namespace=clipper-production':
    async (done) => {
      succeeds(done)
      const claim = named(await live(done.cluster, done.namespace, 'pvc'), 'PersistentVolumeClaim', 'postgres-pvc')
      const { 'meta.helm.sh/release-name': release } = at(claim, 'metadata', 'annotations') as Record<string, string>
      expect(release).toBe('another')
    },

  'kubectl delete pvc --all -n clipper-production': async (done) => {
    succeeds(done)
    const claims = Object.keys(idsOf(done.before))
    expect(claims).toContain('postgres-pvc')
    for (const name of claims) expect(done.stdout).toContain(`persistentvolumeclaim "${name}" deleted`)
    expect(await live(done.cluster, done.namespace, 'pvc')).toEqual([])
  },

  'kubectl delete namespace clipper-production': async (done) => {
    succeeds(done)
    const { code, stderr } = await done.cluster.kubectl(['get', 'namespace', 'clipper-production'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('not found') })
  },
}
