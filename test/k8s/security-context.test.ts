import { describe, expect, test } from 'vitest'
import { podSecurityContext, securityContext } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

describe('podSecurityContext', () => {
  judgeCases(podSecurityContext(), {
    accepted: {
      'nothing set': {},
      'all set': {
        runAsUser: 0,
        runAsGroup: 2147483647,
        runAsNonRoot: true,
        fsGroup: 1000,
        fsGroupChangePolicy: 'OnRootMismatch',
        supplementalGroups: [1, 2],
        seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/a.json' },
        seLinuxOptions: { level: 's0', role: 'r', type: 't', user: 'u' },
        sysctls: [{ name: 'net.ipv4.ip_local_port_range', value: '1024 65535' }],
        windowsOptions: { runAsUserName: 'ContainerUser' },
      },
    },
    refused: {
      'a negative user': { runAsUser: -1 },
      'a user above int32': { runAsUser: 2147483648 },
      'a user as text': { runAsUser: '1000' },
      'a profile without type': { seccompProfile: {} },
      'a file of a profile that needs none': { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } },
      'a profile without its file': { seccompProfile: { type: 'Localhost' } },
      'an unknown profile': { seccompProfile: { type: 'runtime/default' } },
      'a profile outside its folder': { seccompProfile: { type: 'Localhost', localhostProfile: '../a' } },
      'an absolute profile': { seccompProfile: { type: 'Localhost', localhostProfile: '/a' } },
      'a kernel parameter that is a number': { sysctls: [{ name: 'net.core.somaxconn', value: 1024 }] },
      'a field of the container': { readOnlyRootFilesystem: true },
    },
  })
})

// The engine composes an object from its children, Zod alone wants it to be there.
const set = (change: object) => ({ seccompProfile: {}, ...change })

describe('securityContext', () => {
  judgeCases(securityContext({ seccompProfile: { type: 'RuntimeDefault' } }), {
    accepted: {
      'nothing set': set({}),
      'all set': set({
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        procMount: 'Default',
        capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
      }),
      'a part of a profile that has defaults': set({ seccompProfile: { localhostProfile: 'a.json' } }),
    },
    refused: {
      'a capability in lower case': set({ capabilities: { drop: ['all'] } }),
      'a capability that is no list': set({ capabilities: { drop: 'ALL' } }),
      'a field of the pod': set({ fsGroup: 1 }),
      'a typo': set({ readOnlyRootFileSystem: true }),
    },
  })
})

test('a field has the default that was given, and no other field has one', () => {
  const schema = securityContext({ runAsUser: 1000, capabilities: { drop: ['ALL'] } })
  expect(schema.parse({ capabilities: {} })).toEqual({ runAsUser: 1000, capabilities: { drop: ['ALL'] } })
  expect(podSecurityContext().parse({})).toEqual({})
})
