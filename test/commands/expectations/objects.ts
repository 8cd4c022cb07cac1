import { expect } from 'vitest'
import { at, only, podOf, type Rendered } from '../../charts/render.ts'

/** The names of the objects of a kind, sorted. */
export const namesOf = (objects: readonly Rendered[], kind: string): string[] =>
  objects
    .filter((object) => object.kind === kind)
    .map((object) => String(at(object, 'metadata', 'name')))
    .sort()

/** The object of exactly this name. */
export function named(objects: readonly Rendered[], kind: string, name: string): Rendered {
  return only(
    objects.filter((object) => at(object, 'metadata', 'name') === name),
    kind,
  )
}

/** The image of the first container of a Deployment or StatefulSet. */
export const imageOf = (objects: readonly Rendered[], kind: string, name: string): unknown =>
  at(podOf(named(objects, kind, name)), 'spec', 'containers', 0, 'image')

/** How far an autoscaler goes down and up. */
export function rangeOf(objects: readonly Rendered[], name: string): unknown[] {
  const { spec } = named(objects, 'HorizontalPodAutoscaler', name)
  return [at(spec, 'minReplicas'), at(spec, 'maxReplicas')]
}

/** The storage that a claim asks for. */
export const sizeOf = (objects: readonly Rendered[], claim: string): unknown =>
  at(named(objects, 'PersistentVolumeClaim', claim), 'spec', 'resources', 'requests', 'storage')

/** The variables that the backend gets from its ConfigMap. */
export const variablesOf = (objects: readonly Rendered[]): unknown =>
  at(named(objects, 'ConfigMap', 'clipper-backend-config'), 'data')

/** Every object lies in a namespace. */
export function lieIn(objects: readonly Rendered[], namespace: string): void {
  expect([...new Set(objects.map((object) => at(object, 'metadata', 'namespace')))]).toEqual([namespace])
}

/** What keeps running: the objects that make pods and stay. */
export const workloads = {
  Deployment: ['clipper-backend', 'clipper-frontend', 'clipper-monitoring-grafana', 'clipper-monitoring-prometheus'],
  StatefulSet: ['clipper-postgres', 'clipper-redis'],
}

/** The complete stack, in this namespace. */
export function isTheStack(objects: readonly Rendered[], namespace: string): void {
  lieIn(objects, namespace)
  for (const [kind, names] of Object.entries(workloads)) expect(namesOf(objects, kind)).toEqual(names)
  expect(variablesOf(objects)).toMatchObject({ DB_HOST: 'clipper-postgres', REDIS_HOST: 'clipper-redis' })
  for (const host of ['clipper-postgres', 'clipper-redis']) named(objects, 'Service', host)
}
