import type { Issue } from '../issues.ts'
import { readYamlLayer } from '../layers/yaml/yaml-file.ts'
import { isMap, type Value, type Values, valueAt } from '../values/values.ts'

/** Kubernetes objects by what makes them one: `Deployment shop/api`, without the namespace of the release. */
export type Objects = ReadonlyMap<string, Values>

/** Where `helm template` puts a release that is given no namespace. */
const OF_RELEASE = 'default'

/** Reads what `helm template` printed, and what of it is no object. Objects in a `List` count as they are. */
export function readObjects(rendered: string): { objects: Objects; issues: Issue[] } {
  const documents = rendered
    .split(/^---[ \t]*(?:#.*)?\r?$/m)
    .map((text) => readYamlLayer({ name: 'rendered', file: 'rendered', text }))
  const objects = documents.flatMap(({ layer }): Values[] => {
    const { kind, items } = layer?.values ?? {}
    if (kind === 'List' && Array.isArray(items)) return (items as readonly Value[]).filter(isMap)
    return layer && kind !== undefined ? [layer.values] : []
  })
  return {
    objects: new Map(objects.map((object) => [nameOf(object), object])),
    issues: documents.flatMap(({ layer, issues }) => (layer ? [] : issues)),
  }
}

/**
 * What makes an object one: kind, namespace and name. The group of the API tells kinds of the same name apart, its version does not:
 * objects move from one to the next.
 *
 * @param ofRelease the namespace that is not named.
 */
export function nameOf(object: Values, ofRelease = OF_RELEASE): string {
  const [namespace, name] = ['namespace', 'name'].map((key) => text(valueAt(object, ['metadata', key])))
  const [group = ''] = text(object.apiVersion).split('/').slice(0, -1)
  const kind = group.includes('.') && !group.endsWith('.k8s.io') ? `${text(object.kind)}.${group}` : text(object.kind)
  return `${kind} ${namespace === '' || namespace === ofRelease ? '' : `${namespace}/`}${name}`
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
