import { describe } from 'vitest'
import { extraVolumeMounts, extraVolumes } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

const volume = (source: object) => [{ name: 'data', ...source }]
const items = (path: string) => volume({ secret: { secretName: 'a', items: [{ key: 'b', path }] } })
const claim = (spec: object) => volume({ ephemeral: { volumeClaimTemplate: { spec } } })
const size = { resources: { requests: { storage: '1Gi' } } }

describe('extraVolumes', () => {
  judgeCases(extraVolumes(), {
    accepted: {
      none: [],
      configMap: volume({ configMap: { name: 'a', defaultMode: 420, optional: true } }),
      secret: items('tls/ca.crt'),
      emptyDir: volume({ emptyDir: {} }),
      'emptyDir in memory': volume({ emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }),
      persistentVolumeClaim: volume({ persistentVolumeClaim: { claimName: 'a', readOnly: true } }),
      projected: volume({
        projected: {
          sources: [
            { configMap: { name: 'a' } },
            { secret: { name: 'b' } },
            { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
            { serviceAccountToken: { path: 'token', expirationSeconds: 600, audience: 'vault' } },
          ],
        },
      }),
      downwardAPI: volume({
        downwardAPI: {
          items: [{ path: 'cpu', mode: 256, resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' } }],
        },
      }),
      csi: volume({ csi: { driver: 'secrets-store.csi.k8s.io', volumeAttributes: { secretProviderClass: 'a' } } }),
      nfs: volume({ nfs: { server: '10.0.0.1', path: '/' } }),
      hostPath: volume({ hostPath: { path: '/var/log', type: '' } }),
      ephemeral: claim({ accessModes: ['ReadWriteOnce'], storageClassName: 'fast', ...size }),
    },
    refused: {
      'no source': volume({}),
      'two sources': volume({ emptyDir: {}, configMap: { name: 'a' } }),
      'a source outside the subset': volume({ gitRepo: { repository: 'https://example.com' } }),
      'a name with a dot': [{ name: 'a.b', emptyDir: {} }],
      'a file outside the volume': items('../a'),
      'an absolute file': items('/a'),
      'a name that Kubernetes keeps to itself': items('..data'),
      'a mode above 0777': volume({ configMap: { name: 'a', defaultMode: 512 } }),
      'a mode as text': volume({ configMap: { name: 'a', defaultMode: '0644' } }),
      'the name of a Secret under another key': volume({ secret: { name: 'a' } }),
      'an unknown medium': volume({ emptyDir: { medium: 'memory' } }),
      'a short-lived token': volume({
        projected: { sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 599 } }] },
      }),
      'no projected source': volume({ projected: { sources: [] } }),
      'a claim without size': claim({ accessModes: ['ReadWriteOnce'] }),
      'a claim of one pod and of many': claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'], ...size }),
      'a label that is none': volume({
        downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: "metadata.labels['a?']" } }] },
      }),
      'a key that starts with two dots': volume({ secret: { secretName: 'a', items: [{ key: '..a', path: 'a' }] } }),
      'a claim without access mode': claim({ accessModes: [], ...size }),
      'a relative path of an NFS server': volume({ nfs: { server: 'a', path: 'a' } }),
      'a host path with a step back': volume({ hostPath: { path: '/a/../b' } }),
    },
  })
})

const mount = (change: object) => [{ name: 'data', mountPath: '/data', ...change }]
describe('extraVolumeMounts', () => {
  judgeCases(extraVolumeMounts(), {
    accepted: {
      none: [],
      'what is needed': mount({}),
      'a part of the volume': mount({ subPath: 'a/b', readOnly: true, mountPropagation: 'HostToContainer' }),
      'a part by variable': mount({ subPathExpr: '$(POD_NAME)' }),
    },
    refused: {
      'a colon': mount({ mountPath: '/a:b' }),
      'no path': mount({ mountPath: '' }),
      'a part outside the volume': mount({ subPath: 'a/../..' }),
      'an absolute part': mount({ subPath: '/a' }),
      'both kinds of part': mount({ subPath: 'a', subPathExpr: 'b' }),
      'an unknown propagation': mount({ mountPropagation: 'Private' }),
      'a field of Kubernetes 1.30': mount({ recursiveReadOnly: 'Enabled' }),
    },
  })
})
