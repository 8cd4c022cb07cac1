import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { renderFrontend } from './frontend.ts'

const policyWith = async (overlay: object = {}) => only(await renderFrontend({ overlay }), 'NetworkPolicy').spec

test('in: the ingress controller and the pod of helm test; out: nothing', async () => {
  expect(await policyWith()).toMatchObject({
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        from: [
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } },
          {
            podSelector: {
              matchLabels: {
                'app.kubernetes.io/name': 'clipper-frontend-test',
                'app.kubernetes.io/instance': 'clipper',
              },
            },
          },
        ],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ],
    egress: [],
  })
})

test('in and out: what the values name', async () => {
  const peer = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } } }
  const rule = { to: [{ podSelector: { matchLabels: { app: 'blog' } } }], ports: [{ port: 8080 }] }
  const spec = await policyWith({
    networkPolicy: { extraIngressPeers: [peer], egress: { extra: [rule] } },
    tests: { enabled: false },
  })
  expect(at(spec, 'ingress', 0, 'from', 1)).toEqual(peer)
  expect(at(spec, 'egress')).toEqual([rule])
})

const hosts: readonly [string, { given: object; want: string }][] = [
  ['of the release', { given: { global: { domain: 'example.com' } }, want: 'example.com' }],
  ['of Clipper, where none is said', { given: {}, want: 'clpr.tv' }],
  [
    'of its own',
    {
      given: {
        global: { domain: 'example.com' },
        ingress: { hosts: [{ host: 'www.example.com', paths: [{ path: '/', pathType: 'Prefix' }] }] },
      },
      want: 'www.example.com',
    },
  ],
]
test.each(hosts)('the Ingress gives every path of the domain %s to the Service', async (_name, { given, want }) => {
  const ingress = only(await renderFrontend({ overlay: given }), 'Ingress')
  expect(ingress.spec).toEqual({
    ingressClassName: 'nginx',
    tls: [{ secretName: 'clipper-tls', hosts: [want] }],
    rules: [
      {
        host: want,
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name: 'clipper-frontend', port: { name: 'http' } } },
            },
          ],
        },
      },
    ],
  })
  // two Ingresses with an issuer for one Secret would be at odds
  expect(at(ingress, 'metadata', 'annotations')).toBeUndefined()
})
