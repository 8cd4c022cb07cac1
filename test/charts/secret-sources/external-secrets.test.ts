import { ClusterSecretStore, ExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1beta1'
import { expect, test } from 'vitest'
import { nameOf } from '../clipper/umbrella.ts'
import { at } from '../render.ts'
import { listIn, secretExample } from './secret-example.ts'

const { manifests, objects } = await secretExample('external-secrets')
const external = [...manifests, ...objects].filter(({ kind }) => kind === 'ExternalSecret')
const stores = manifests.filter(({ kind }) => kind === 'ClusterSecretStore')
// v1 has the fields of v1beta1
const older = (object: object) => ({ ...object, apiVersion: 'external-secrets.io/v1beta1' }) as never

test.each(external.map((object) => [nameOf(object), object] as const))(
  '%s is as the operator wants it',
  (_, object) => {
    new ExternalSecret(older(object)).validate()
    const entry = /^(backend|postgres|redis|grafana)/.exec(nameOf(object))?.[0]
    expect(listIn(at(object, 'spec', 'data'))).not.toEqual([])
    for (const one of listIn(at(object, 'spec', 'data')))
      expect(at(one, 'remoteRef')).toEqual({ key: `clipper/production/${entry}`, property: at(one, 'secretKey') })
  },
)

test.each(stores.map((store) => [Object.keys(at(store, 'spec', 'provider') as object)[0], store] as const))(
  'the store of %s is the one that all read, and as the operator wants it',
  (_, store) => {
    for (const object of external) {
      expect(at(object, 'spec', 'secretStoreRef')).toEqual({ kind: store.kind, name: nameOf(store) })
      expect(object.apiVersion).toBe(store.apiVersion)
    }
    new ClusterSecretStore(older(store)).validate()
  },
)

test('a field of another type is refused', () => {
  const [store] = stores
  const wrong = { ...store, spec: { provider: { vault: { server: 1 } } } }
  expect(() => new ClusterSecretStore(older(wrong)).validate()).toThrow()
  expect(() => new ExternalSecret(older({ ...external[0], spec: { refreshInterval: 1 } })).validate()).toThrow()
})
