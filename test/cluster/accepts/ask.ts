import { setTimeout as sleep } from 'node:timers/promises'
import type { Values } from '../../../src/values/values.ts'
import { at, objectsIn, type Rendered } from '../../charts/render.ts'
import type { Cluster } from '../clusters.ts'
import { ApiServer } from './api-server.ts'
import { podSample } from './pod-samples.ts'

/** Namespaces to ask about: one lets in every pod, the other restricted ones only. */
export interface Namespaces {
  readonly open: string
  readonly restricted: string
}

/** Something that an API server has against what values render. */
export interface Rejection {
  /** Kind and name of the object. */
  readonly object: string
  readonly fault: string
}

/** Asks an API server about the objects that values render, each distinct one once. */
export class Asking {
  /** Objects that the server was asked about. */
  asked = 0
  readonly #answers = new Map<string, Promise<string[]>>()
  readonly #server: ApiServer
  readonly #namespaces: Namespaces

  constructor(server: ApiServer, namespaces: Namespaces) {
    this.#server = server
    this.#namespaces = namespaces
  }

  /** What the server has against the objects of one render. */
  async rejections(text: string, values: Values): Promise<Rejection[]> {
    const objects = objectsIn(text)
    const { open, restricted } = this.#namespaces
    const found = objects.map(async (object): Promise<Rejection[]> => {
      const pod = podSample(object)
      const own = object.kind === 'Pod' ? [] : await this.#faults(object, open)
      // a pod has the faults of its template again
      const isAsked = pod && own.length === 0
      const faults = isAsked ? await this.#faults(pod, staysRestricted(values) ? restricted : open) : own
      return faults.map((fault) => ({ object: nameOf(object), fault }))
    })
    return [...repeated(objects), ...(await Promise.all(found)).flat()]
  }

  #faults(object: Rendered, namespace: string): Promise<string[]> {
    const key = `${namespace} ${JSON.stringify(object)}`
    const known = this.#answers.get(key) ?? this.#ask(object, namespace)
    this.#answers.set(key, known)
    return known
  }

  async #ask(object: Rendered, namespace: string): Promise<string[]> {
    this.asked++
    for (;;) {
      const faults = await this.#server.faults(object, namespace)
      if (!faults.some((fault) => /too many requests/i.test(fault))) return faults
      await sleep(200)
    }
  }
}

/** Asks a cluster, in namespaces of its own. */
export async function newAsking(cluster: Cluster): Promise<Asking> {
  const level = 'pod-security.kubernetes.io/enforce'
  const [open, restricted] = await Promise.all([cluster.namespace({ [level]: 'privileged' }), cluster.namespace()])
  return new Asking(new ApiServer(cluster), { open, restricted })
}

/** Two objects of one name would be one: the second wins, and the first is lost. */
function repeated(objects: readonly Rendered[]): Rejection[] {
  const names = objects.map((object) => `${object.apiVersion} ${nameOf(object)}`)
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  return twice.map((object) => ({ object, fault: 'is rendered twice' }))
}

const nameOf = (object: Rendered): string => `${object.kind} ${at(object, 'metadata', 'name')}`

/** Settings with which a user may give up what the level "restricted" of Pod Security asks for. */
const CONCESSIONS = new Set(['securityContext', 'podSecurityContext', 'extraVolumes', 'compat'])

/** Says whether values leave the pods restricted, as the charts promise. */
export const staysRestricted = (values: object): boolean =>
  Object.entries(values).every(
    ([key, value]) => !CONCESSIONS.has(key) && (typeof value !== 'object' || value === null || staysRestricted(value)),
  )
