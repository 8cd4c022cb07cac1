import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { mergeMaps } from '../../../src/values/merge.ts'
import type { Values } from '../../../src/values/values.ts'
import { umbrella } from '../clipper/umbrella.ts'
import { valuesIn } from '../environments.ts'
import { at, objectsIn, type Rendered, render } from '../render.ts'

/** The ways to bring Secrets, by folder. */
export const EXAMPLES = ['external-secrets', 'sealed-secrets', 'vault-csi'] as const

/** The Secrets of the stack, with the keys without which a container does not start. */
export const SECRETS: Readonly<Record<string, readonly string[]>> = {
  'backend-secrets': ['DB_PASSWORD', 'REDIS_PASSWORD', 'JWT_PRIVATE_KEY', 'MFA_ENCRYPTION_KEY'],
  'postgres-secret': ['POSTGRES_PASSWORD'],
  'redis-secret': ['REDIS_PASSWORD'],
  'grafana-admin-secret': ['admin-user', 'admin-password'],
}

/** The namespace of the examples. */
export const NAMESPACE = 'clipper-production'

/** One of them: its manifests, and production with its values. */
export interface SecretExample {
  readonly file: (name: string) => string
  readonly manifests: readonly Rendered[]
  readonly objects: readonly Rendered[]
}

/** Reads an example, and renders the stack with all that reads Secrets in it. */
export async function secretExample(folder: string): Promise<SecretExample> {
  const dir = fileURLToPath(new URL(`../../../examples/secrets/${folder}/`, import.meta.url))
  const file = (name: string) => readFileSync(`${dir}${name}`, 'utf8')
  const names = readdirSync(dir).filter((name) => name.endsWith('.yaml') && name !== 'values.yaml')
  const migrations = { backend: { migrations: { enabled: true } } }
  const overlay = [parse(file('values.yaml')) as Values, migrations].reduce(
    mergeMaps,
    await valuesIn('production', umbrella.name),
  )
  const objects = await render(umbrella, { overlay, namespace: NAMESPACE })
  return { file, manifests: names.flatMap((name) => objectsIn(file(name))), objects }
}

/** A list, empty where there is nothing. */
export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** What each entry of a list has under a key. */
export const keysIn = (entries: unknown, name: string): string[] =>
  listIn(entries).map((entry) => String(at(entry, name)))
