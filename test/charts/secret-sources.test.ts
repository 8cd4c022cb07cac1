import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ClusterSecretStore } from '@kubernetes-models/external-secrets/external-secrets.io/v1beta1'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { backend, containerOf } from './clipper-backend/backend.ts'
import { at, objectsIn, only, type Rendered, render } from './render.ts'
import { secretReferences } from './secret-references.ts'

const examples = fileURLToPath(new URL('../../examples/secrets/', import.meta.url))
const namespace = 'clipper-production'
const required = ['DB_PASSWORD', 'REDIS_PASSWORD', 'JWT_PRIVATE_KEY', 'MFA_ENCRYPTION_KEY']

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const keysIn = (entries: unknown, name: string): string[] => list(entries).map((entry) => String(at(entry, name)))

/** The manifests of an example and the backend with its values, with the Job that also wants the password. */
async function example(folder: string): Promise<{ manifests: Rendered[]; objects: Rendered[] }> {
  const files = readdirSync(`${examples}${folder}`).filter((name) => name.endsWith('.yaml') && name !== 'values.yaml')
  const manifests = files.flatMap((name) => objectsIn(readFileSync(`${examples}${folder}/${name}`, 'utf8')))
  const values = parse(readFileSync(`${examples}${folder}/values.yaml`, 'utf8')) as object
  const overlay = { ...values, migrations: { enabled: true } }
  return { manifests, objects: await render(backend, { overlay, namespace }) }
}

/** The keys of the Secrets that an object of each kind makes. */
const MAKERS: Readonly<Record<string, (object: Rendered) => [string, string[]][]>> = {
  ExternalSecret: (object) => [
    [String(at(object, 'spec', 'target', 'name')), keysIn(at(object, 'spec', 'data'), 'secretKey')],
  ],
  SealedSecret: (object) => [
    [
      String(at(object, 'spec', 'template', 'metadata', 'name')),
      Object.keys(at(object, 'spec', 'encryptedData') as object),
    ],
  ],
  SecretProviderClass: (object) =>
    list(at(object, 'spec', 'secretObjects')).map((made) => [
      String(at(made, 'secretName')),
      keysIn(at(made, 'data'), 'key'),
    ]),
}

describe.each(['external-secrets', 'sealed-secrets', 'vault-csi'])('examples/secrets/%s', async (folder) => {
  const { manifests, objects } = await example(folder)

  test('makes every key without which a container does not start, in its namespace', () => {
    const makers = [...manifests, ...objects].filter(({ kind }) => MAKERS[String(kind)])
    const made = makers.flatMap((object) => MAKERS[String(object.kind)]?.(object) ?? [])
    const needed = secretReferences(objects).filter(({ optional }) => !optional)
    expect(needed.map(({ key }) => key).sort()).toEqual([...required].sort())
    const missing = needed.filter(
      ({ secret, key }) => !made.some(([name, keys]) => name === secret && keys.includes(key)),
    )
    expect(missing).toEqual([])
    expect(makers.map((object) => at(object, 'metadata', 'namespace'))).toEqual([namespace])
  })
})

describe('external-secrets', async () => {
  const { manifests, objects } = await example('external-secrets')
  const external = only(objects, 'ExternalSecret')

  test('the ExternalSecret lists each required key', () =>
    expect(keysIn(at(external, 'spec', 'data'), 'secretKey')).toEqual(required))

  test.each(manifests.map((store) => [Object.keys(at(store, 'spec', 'provider') as object)[0], store] as const))(
    'the store of %s is the one that it reads, and as the operator wants it',
    (_, store) => {
      expect({ kind: store.kind, name: at(store, 'metadata', 'name') }).toEqual(at(external, 'spec', 'secretStoreRef'))
      expect(store.apiVersion).toBe(external.apiVersion)
      // a store of v1 has the fields of v1beta1
      new ClusterSecretStore({ ...store, apiVersion: 'external-secrets.io/v1beta1' } as never).validate()
    },
  )

  test('a store with a field of another type is refused', () => {
    const [store] = manifests
    const wrong = { ...store, apiVersion: 'external-secrets.io/v1beta1', spec: { provider: { vault: { server: 1 } } } }
    expect(() => new ClusterSecretStore(wrong as never).validate()).toThrow()
  })
})

describe('vault-csi', async () => {
  const { manifests, objects } = await example('vault-csi')
  const provider = only(manifests, 'SecretProviderClass')

  test('the container mounts a volume of the class, so that the driver makes the Secret first', () => {
    const volumes = list(at(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'volumes'))
    const volume = volumes.find((one) => at(one, 'csi', 'driver') === 'secrets-store.csi.k8s.io')
    expect(at(volume, 'csi')).toMatchObject({
      readOnly: true,
      volumeAttributes: { secretProviderClass: at(provider, 'metadata', 'name') },
    })
    expect(keysIn(at(containerOf(objects), 'volumeMounts'), 'name')).toContain(at(volume, 'name'))
  })

  test('what is copied to the Secret is fetched, under the account of the pods', () => {
    const fetched = keysIn(parse(String(at(provider, 'spec', 'parameters', 'objects'))), 'objectName')
    expect(keysIn(at(provider, 'spec', 'secretObjects', 0, 'data'), 'objectName')).toEqual(fetched)
    const account = at(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'serviceAccountName')
    const readme = readFileSync(`${examples}vault-csi/README.md`, 'utf8')
    expect(readme).toContain(`bound_service_account_names=${account} bound_service_account_namespaces=${namespace}`)
  })
})

test('the ciphertext of the sealed Secret is a placeholder', async () => {
  const { manifests } = await example('sealed-secrets')
  const sealed = Object.values(at(only(manifests, 'SealedSecret'), 'spec', 'encryptedData') as object)
  expect(new Set(sealed)).toEqual(new Set(['PLACEHOLDER-written-by-kubeseal']))
})
