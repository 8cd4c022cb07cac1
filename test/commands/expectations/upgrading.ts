import { expect } from 'vitest'
import { at, type Rendered } from '../../charts/render.ts'
import type { Expectations } from './expectation.ts'
import { imageOf, isTheStack, named, rangeOf } from './objects.ts'
import { canBeUpgraded } from './unchangeable.ts'

/** What is there after an upgrade, and that Kubernetes would let it happen. */
export const upgrading: Expectations = {
  'helm upgrade clipper ./clipper -n clipper-production --set clipper-backend.image.tag=v1.2.3 --reuse-values': ({
    objects,
    before,
  }) => {
    const old = before?.objects ?? []
    canBeUpgraded(old, objects)
    const image = String(imageOf(objects, 'Deployment', 'clipper-backend'))
    expect(image).toMatch(/clipper\/backend:v1\.2\.3$/)
    // and nothing else changes
    const present = String(imageOf(old, 'Deployment', 'clipper-backend'))
    expect(JSON.parse(JSON.stringify(objects).replaceAll(image, present))).toEqual(old)
  },

  'helm upgrade clipper ./clipper -n clipper-production -f values-production.yaml': async ({
    objects,
    before,
    template,
  }) => {
    isTheStack(objects, 'clipper-production')
    canBeUpgraded(before?.objects ?? [], objects)
    expect(rangeOf(objects, 'clipper-backend')).toEqual([3, 20])
    const example = ['-f', './clipper/examples/values-production.yaml']
    expect(objects).toEqual(await template('clipper', './clipper', '-n', 'clipper-production', ...example))
  },

  'helm upgrade clipper ./clipper -n clipper-production -f ./clipper/examples/values-production.yaml --set postgres.persistence.size=100Gi':
    async ({ objects, before, template }) => {
      canBeUpgraded(before?.objects ?? [], objects)
      const claim = (all: readonly Rendered[]) => named(all, 'PersistentVolumeClaim', 'postgres-pvc')
      expect(claim(objects)).toEqual(claim(before?.objects ?? []))
      expect(at(claim(objects), 'spec', 'resources', 'requests', 'storage')).toBe('100Gi')
      // all else is as it was
      const example = ['-f', './clipper/examples/values-production.yaml']
      const old = await template('clipper', './clipper', '-n', 'clipper-production', ...example)
      expect(objects.filter((one) => one !== claim(objects))).toEqual(old.filter((one) => one !== claim(old)))
    },
}
