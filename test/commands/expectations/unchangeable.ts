import { expect } from 'vitest'
import { at, type Rendered } from '../../charts/render.ts'

const changeable: Readonly<Record<string, readonly string[]>> = {
  StatefulSet: ['replicas', 'template', 'updateStrategy', 'minReadySeconds', 'persistentVolumeClaimRetentionPolicy'],
  PersistentVolumeClaim: ['resources'],
}

/** What Kubernetes never lets an upgrade change, of the objects of a release. */
function unchangeable(objects: readonly Rendered[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const object of objects) {
    const key = `${object.kind} ${at(object, 'metadata', 'name')}`
    const spec = object.spec as Rendered
    if (object.kind === 'Deployment') found[key] = spec.selector
    const free = changeable[String(object.kind)]
    if (free) found[key] = Object.fromEntries(Object.entries(spec).filter(([field]) => !free.includes(field)))
    if (object.kind === 'Service') found[key] = spec.clusterIP
  }
  return found
}

/** Kubernetes takes the upgrade: what was there before has kept what must not change. */
export function canBeUpgraded(before: readonly Rendered[], after: readonly Rendered[]): void {
  const old = unchangeable(before)
  expect(Object.keys(old).length).toBeGreaterThan(5)
  expect(unchangeable(after)).toMatchObject(old)
  expect(Object.entries(unchangeable(after)).filter(([key]) => key in old)).toEqual(Object.entries(old))
}
