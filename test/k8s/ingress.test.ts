import { describe, expect, test } from 'vitest'
import { ingress } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

const paths = [{ path: '/', pathType: 'Prefix' }]
const host = (name: unknown) => ({ hosts: [{ host: name, paths }] })
const path = (text: unknown, pathType = 'Prefix') => ({ hosts: [{ host: 'a.b', paths: [{ path: text, pathType }] }] })

describe('ingress', () => {
  judgeCases(ingress(), {
    accepted: {
      'nothing set': {},
      'no host': { hosts: [] },
      'an empty host': host(''),
      'a host': host('clips.example.com'),
      'a single label': host('localhost'),
      'a wildcard': host('*.example.com'),
      'a Punycode host': host('xn--bcher-kva.example.xn--p1ai'),
      'digits in a host': host('1.2.3.example'),
      'the root': path('/'),
      'a file': path('/robots.txt', 'Exact'),
      'dots in a name': path('/..a/.b/c..'),
      'a slash at the end': path('/clips/'),
      'an escape of another character': path('/a%2E%20b/100%/%2%/%2'),
      'an expression of the controller': path('/api(/|$)(.*)', 'ImplementationSpecific'),
      'a certificate': { tls: [{ secretName: 'web-tls', hosts: ['example.com', '*.example.com'] }] },
      'a certificate for the hosts of the rules': { tls: [{ secretName: 'web-tls', hosts: [] }] },
      annotations: { annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600' } },
    },
    refused: {
      'an upper-case host': host('Example.com'),
      'an IPv4 address': host('10.0.0.1'),
      'an IPv6 address': host('fe80::1'),
      'a port': host('example.com:443'),
      'a scheme': host('https://example.com'),
      'an underscore': host('my_app.example.com'),
      'a wildcard inside': host('a.*.example.com'),
      'a wildcard alone': host('*'),
      'a dot at the end': host('example.com.'),
      'a line break': host('example.com\n'),
      'a host above 253 characters': host(`${'a.'.repeat(126)}ab`),
      'null instead of a host': host(null),
      'a path without slash': path('clips'),
      'an empty path': path(''),
      'an empty segment': path('/a//b'),
      'a dot segment': path('/a/./b'),
      'a dot segment at the end': path('/a/..'),
      'an escaped slash': path('/a%2Fb'),
      'an escaped slash in lower case': path('/%2f'),
      'an escaped slash after the half of one': path('/a%2%2F'),
      'an unknown path type': path('/', 'prefix'),
      'no path': { hosts: [{ host: 'a.b', paths: [] }] },
      'no path type': { hosts: [{ host: 'a.b', paths: [{ path: '/' }] }] },
      'an empty host in a certificate': { tls: [{ secretName: 'web-tls', hosts: [''] }] },
      'an annotation that is a number': { annotations: { timeout: 3600 } },
    },
  })
})

test('the one default host has the paths, the certificate its name', () => {
  const paths = [{ path: '/robots.txt', pathType: 'Exact' }] as const
  expect(ingress({ className: 'nginx', paths, host: 'a.b', tlsSecretName: 'web-tls' }).parse({})).toEqual({
    enabled: true,
    className: 'nginx',
    annotations: {},
    hosts: [{ host: 'a.b', paths }],
    tls: [{ secretName: 'web-tls', hosts: [] }],
  })
})
