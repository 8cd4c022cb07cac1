import { at, type Rendered } from '../charts/render.ts'

/** A release as its last revision left it. */
export interface Release {
  readonly name: string
  readonly namespace: string
  /** The flags that gave its values. */
  readonly values: readonly string[]
  readonly objects: readonly Rendered[]
}

/** The releases of a cluster that does not exist. It refuses what a real one would refuse. */
export class Releases {
  readonly #all = new Map<string, Release>()

  /** @throws where there is no such release. */
  get(namespace: string, name: string): Release {
    const release = this.#all.get(`${namespace}/${name}`)
    if (!release) throw new Error(`release: not found: ${name} in ${namespace}`)
    return release
  }

  /** @throws where the name is in use, or an object belongs to another release. */
  put(release: Release, before: Release | undefined): void {
    const key = `${release.namespace}/${release.name}`
    if (!before && this.#all.has(key)) throw new Error(`cannot re-use a name that is still in use: ${key}`)
    const others = [...this.#all.values()].filter(({ namespace, name }) => `${namespace}/${name}` !== key)
    const taken = new Set(others.flatMap(({ objects }) => objects.map(identity)))
    const stolen = release.objects.map(identity).filter((object) => taken.has(object))
    if (stolen.length > 0) throw new Error(`exists and belongs to another release: ${stolen.join(', ')}`)
    this.#all.set(key, release)
  }

  /** What all releases of a namespace rendered. */
  objects(namespace: string): Rendered[] {
    return [...this.#all.values()]
      .filter((release) => release.namespace === namespace)
      .flatMap(({ objects }) => objects)
  }

  copy(): Releases {
    const copy = new Releases()
    for (const [key, release] of this.#all) copy.#all.set(key, release)
    return copy
  }
}

const identity = (object: Rendered): string =>
  `${object.kind} ${at(object, 'metadata', 'namespace')}/${at(object, 'metadata', 'name')}`
