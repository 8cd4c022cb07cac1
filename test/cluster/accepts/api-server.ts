import { readFileSync } from 'node:fs'
import { Agent, type RequestOptions, request } from 'node:https'
import { parse } from 'yaml'
import { at, type Rendered } from '../../charts/render.ts'
import type { Cluster } from '../clusters.ts'

/** A kind as its API knows it. */
interface Resource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
}

interface Answer {
  readonly code: number
  readonly body: Rendered
  /** What the server warns of, whether it takes an object or not. */
  readonly warnings: readonly string[]
}

/** An API server that is asked what it thinks of objects, over connections that stay: kubectl would start for each. */
export class ApiServer {
  readonly #options: RequestOptions
  readonly #resources = new Map<string, Promise<readonly Resource[]>>()

  constructor({ kubeconfig }: Cluster) {
    const config: unknown = parse(readFileSync(kubeconfig, 'utf8'))
    const { hostname, port } = new URL(String(at(config, 'clusters', 0, 'cluster', 'server')))
    const token = String(at(config, 'users', 0, 'user', 'token'))
    this.#options = {
      hostname,
      port,
      ca: readFileSync(String(at(config, 'clusters', 0, 'cluster', 'certificate-authority'))),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      agent: new Agent({ keepAlive: true, maxSockets: 8 }),
    }
  }

  /** What the server has against the creation of an object: why it refuses it, and what it warns of. Nothing is created. */
  async faults(object: Rendered, namespace: string): Promise<string[]> {
    const group = String(object.apiVersion)
    const known = await this.#resourcesOf(group)
    const resource = known.find(({ kind, name }) => kind === object.kind && !name.includes('/'))
    if (!resource) return [`${group} has no ${object.kind}`]
    const place = resource.namespaced ? `/namespaces/${namespace}` : ''
    const query = '?dryRun=All&fieldValidation=Strict'
    const path = `${rootOf(group)}${place}/${resource.name}${query}`
    const { code, body, warnings } = await this.#send('POST', path, { ...object, ...inNamespace(object, namespace) })
    return [...(code < 300 ? [] : refusals(body)), ...warnings]
  }

  #resourcesOf(group: string): Promise<readonly Resource[]> {
    const known = this.#resources.get(group) ?? this.#discover(group)
    this.#resources.set(group, known)
    return known
  }

  async #discover(group: string): Promise<readonly Resource[]> {
    const { code, body } = await this.#send('GET', rootOf(group))
    return code === 200 ? (body.resources as Resource[]) : []
  }

  #send(method: string, path: string, body?: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ ...this.#options, method, path }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const { rawHeaders, statusCode: code = 0 } = response
          const names = rawHeaders.filter((_, i) => i % 2 === 0)
          const warnings = names.flatMap((name, i) =>
            name.toLowerCase() === 'warning' ? [warningText(rawHeaders[2 * i + 1] ?? '')] : [],
          )
          resolve({ code, body: JSON.parse(Buffer.concat(chunks).toString()), warnings })
        })
      })
      sent.on('error', reject)
      sent.end(body && JSON.stringify(body))
    })
  }
}

/** Why a Status refuses an object, one by one where the server says so. */
function refusals({ message, details }: Rendered): string[] {
  const causes = at(details, 'causes') as Readonly<Record<'field' | 'message', string>>[] | undefined
  return causes?.map(({ field, message }) => `${field}: ${message}`) ?? [String(message)]
}

const rootOf = (group: string): string => (group.includes('/') ? `/apis/${group}` : `/api/${group}`)

const inNamespace = (object: Rendered, namespace: string) => ({
  metadata: { ...(object.metadata as object), ...(at(object, 'metadata', 'namespace') ? { namespace } : {}) },
})

/** `299 - "text"`, where quotes in the text stand behind a backslash. */
const warningText = (header: string): string => header.replace(/^\d+ \S+ "(.*)"$/s, '$1').replaceAll(/\\(.)/g, '$1')
