import { at, podOf, type Rendered } from './render.ts'

/** One variable that a pod takes from a Secret. */
export interface SecretReference {
  readonly secret: string
  readonly key: string
  readonly optional: boolean
}

/** The variables that the containers of all pods take from Secrets, each key once. */
export function secretReferences(objects: readonly Rendered[]): SecretReference[] {
  const pods = objects.map((object) => podOf(object)?.spec).filter((spec) => spec !== undefined)
  const variables = pods.flatMap((spec) =>
    ['initContainers', 'containers'].flatMap((kind) =>
      ((at(spec, kind) as unknown[] | undefined) ?? []).flatMap(
        (container) => (at(container, 'env') as unknown[]) ?? [],
      ),
    ),
  )
  const references = variables
    .map((variable) => at(variable, 'valueFrom', 'secretKeyRef'))
    .filter((reference) => reference !== undefined)
    .map((reference) => ({
      secret: String(at(reference, 'name')),
      key: String(at(reference, 'key')),
      optional: at(reference, 'optional') === true,
    }))
  const byKey = new Map(references.map((reference) => [`${reference.secret}/${reference.key}`, reference]))
  // a key that one container can do without and another cannot is needed
  for (const { secret, key, optional } of references)
    if (!optional) byKey.set(`${secret}/${key}`, { secret, key, optional })
  return [...byKey.values()]
}
