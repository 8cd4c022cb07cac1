import type { Issue } from '../issues.ts'
import { type Values, valueAt } from '../values/values.ts'
import { nameOf, type Objects, readObjects } from './objects.ts'

/** What a cluster holds, as far as somebody asked it. */
export interface Live {
  /** Name of the release that is upgraded. */
  readonly release: string
  /** The objects of the namespace of the release, and those without one. */
  readonly objects: Objects
}

/** Objects as `kubectl get -o yaml` or `-o json` prints them, for the upgrade of a release. */
export function readLive(text: string, release: string): { live: Live; issues: Issue[] } {
  const { objects, issues } = readObjects(text)
  const all = [...objects.values()]
  const namespace =
    all.filter((object) => ownerOf(object) === release).map(namespaceOf)[0] ??
    all.map(namespaceOf).find((name) => name !== undefined)
  const own = all.filter((object) => [undefined, namespace].includes(namespaceOf(object)))
  return { live: { release, objects: new Map(own.map((object) => [nameOf(object, namespace), object])) }, issues }
}

/** The release that Helm made an object for. */
export const ownerOf = (object: Values): unknown =>
  valueAt(object, ['metadata', 'annotations', 'meta.helm.sh/release-name'])

/** Whether claims of a class may grow; undefined where the class is not known. */
export const allowsGrowth = ({ objects }: Live, storageClass: string): boolean | undefined => {
  const found = objects.get(`StorageClass ${storageClass}`)
  return found && found.allowVolumeExpansion === true
}

function namespaceOf(object: Values): string | undefined {
  const namespace = valueAt(object, ['metadata', 'namespace'])
  return typeof namespace === 'string' ? namespace : undefined
}
