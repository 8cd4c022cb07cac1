import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { nameOf } from '../clipper/umbrella.ts'
import { at, podOf } from '../render.ts'
import { keysIn, listIn, secretExample } from './secret-example.ts'

const { file, manifests, objects } = await secretExample('vault-csi')

test.each(manifests.map((object) => [nameOf(object), object] as const))(
  'a pod mounts %s, so that the driver makes its Secret first',
  (name, provider) => {
    const pods = objects.filter(({ kind }) => kind !== 'Pod').map((object) => podOf(object)?.spec)
    const mounting = pods.filter((pod) => {
      const volumes = listIn(at(pod, 'volumes')).filter(
        (volume) => at(volume, 'csi', 'volumeAttributes', 'secretProviderClass') === name,
      )
      const mounted = keysIn(at(pod, 'containers', 0, 'volumeMounts'), 'name')
      return volumes.some((volume) => mounted.includes(String(at(volume, 'name'))))
    })
    expect(mounting).toHaveLength(1)
    // Vault knows the account, under the name of its role
    const role = at(provider, 'spec', 'parameters', 'roleName')
    expect(at(mounting[0], 'serviceAccountName')).toBe(role)
    expect(file('README.md')).toMatch(new RegExp(`^ +allow ${role} (\\w+)$`, 'm'))
  },
)

test.each(manifests.map((object) => [nameOf(object), object] as const))(
  'what is copied to %s is fetched, from its own entry',
  (name, provider) => {
    const fetched = parse(String(at(provider, 'spec', 'parameters', 'objects'))) as unknown[]
    expect(keysIn(at(provider, 'spec', 'secretObjects', 0, 'data'), 'objectName')).toEqual(
      keysIn(fetched, 'objectName'),
    )
    const part = /^\w+/.exec(name)?.[0]
    expect(new Set(keysIn(fetched, 'secretPath'))).toEqual(new Set([`kv/data/clipper/production/${part}`]))
  },
)
