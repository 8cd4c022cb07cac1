import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { podSecurityContext, securityContext } from '../../src/k8s/index.ts'
import { modelOf } from '../../src/schema/model.ts'
import { judgeCases } from './verdicts.ts'

const user = (runAsUserName: string) => ({ windowsOptions: { runAsUserName } })

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
      'a Windows user of a domain': user('NT AUTHORITY\\NETWORK SERVICE'),
      'a Windows user of a long domain': user('long-domain.example.com\\Jürgen.M'),
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
      'a Windows user with a sign': user('a|b'),
      'a Windows user of dots and blanks': user('. .'),
      'a Windows user without a name': user('DOMAIN\\'),
      'a Windows user of two domains': user('a\\b\\c'),
      'a long Windows user': user('a'.repeat(105)),
      'a Windows credential that is no object': { windowsOptions: { gmsaCredentialSpecName: 'A_b' } },
      'an empty Windows credential': { windowsOptions: { gmsaCredentialSpec: '' } },
      'a field of the container': { readOnlyRootFilesystem: true },
    },
  })
})

describe('securityContext', () => {
  judgeCases(securityContext({ seccompProfile: { type: 'RuntimeDefault' } }), {
    accepted: {
      'nothing set': {},
      'all set': {
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        procMount: 'Default',
        capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
      },
    },
    refused: {
      'a capability in lower case': { capabilities: { drop: ['all'] } },
      'a capability that is no list': { capabilities: { drop: 'ALL' } },
      'a part of a profile': { seccompProfile: { localhostProfile: 'a.json' } },
      'a field of the pod': { fsGroup: 1 },
      'a typo': { readOnlyRootFileSystem: true },
    },
  })
})

test('the defaults stand on the map, so that a null can remove each', async () => {
  const values = z.strictObject({
    pod: podSecurityContext({ runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } }),
    container: securityContext({ capabilities: { drop: ['ALL'] } }),
  })
  const { defaults, schema } = await modelOf(defineChart({ name: 'web', values }))
  expect(defaults).toEqual({
    pod: { runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    container: { capabilities: { drop: ['ALL'] } },
  })
  expect(schema.required).toEqual(['pod', 'container'])
  expect(schema.properties?.pod?.required).toBeUndefined()
  expect(schema.properties?.container?.required).toBeUndefined()
})
