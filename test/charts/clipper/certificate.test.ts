import { expect, test } from 'vitest'
import { environments, valuesIn } from '../environments.ts'
import { at, only, type Rendered } from '../render.ts'
import { nameOf, renderUmbrella, umbrella } from './umbrella.ts'

interface Tls {
  readonly secretName: string
  readonly hosts: readonly string[]
}

const certificatesIn = (objects: readonly Rendered[]) => objects.filter(({ kind }) => kind === 'Certificate')
const namesIn = (objects: readonly Rendered[]): unknown[] =>
  certificatesIn(objects).flatMap((certificate) => at(certificate, 'spec', 'dnsNames') as string[])

/** The hosts of all ingresses that take their certificate from a Secret. */
const hostsWith = (objects: readonly Rendered[], secret: string): string[] => {
  const tls = objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap((object) => (at(object, 'spec', 'tls') ?? []) as Tls[])
  return [...new Set(tls.filter(({ secretName }) => secretName === secret).flatMap(({ hosts }) => hosts))]
}

const hosts = (...names: string[]) => names.map((host) => ({ host, paths: [{ path: '/', pathType: 'Prefix' }] }))
const noTls = { ingress: { tls: [] } }
const other = (...names: string[]) => ({ secretName: 'other-tls', hosts: names })

const cases: readonly [string, { given: object; want: readonly string[] }][] = [
  ['the domain', { given: {}, want: ['clpr.tv'] }],
  ['another domain', { given: { global: { domain: 'example.com' } }, want: ['example.com'] }],
  [
    'hosts of their own, and the domain no more',
    {
      given: {
        backend: { ingress: { hosts: hosts('api.clpr.tv') } },
        frontend: { ingress: { hosts: hosts('www.clpr.tv', 'clips.tv') } },
      },
      want: ['api.clpr.tv', 'www.clpr.tv', 'clips.tv'],
    },
  ],
  [
    'hosts that the TLS entry names itself',
    {
      given: { frontend: { ingress: { tls: [{ secretName: 'clipper-tls', hosts: ['clpr.tv', '*.clpr.tv'] }] } } },
      want: ['clpr.tv', '*.clpr.tv'],
    },
  ],
  [
    'not hosts with a certificate of their own',
    { given: { backend: { ingress: { hosts: hosts('api.clpr.tv'), tls: [other()] } } }, want: ['clpr.tv'] },
  ],
  [
    'Grafana with its Ingress',
    { given: { grafana: { ingress: { enabled: true } } }, want: ['clpr.tv', 'grafana.clpr.tv'] },
  ],
  [
    'not Grafana where an operator has its own',
    { given: { monitoring: { operator: true, grafana: { ingress: { enabled: true } } } }, want: ['clpr.tv'] },
  ],
  [
    'not an Ingress that is off',
    { given: { backend: { ingress: { enabled: false, hosts: hosts('api.clpr.tv') } } }, want: ['clpr.tv'] },
  ],
  [
    'not a chart that is off',
    { given: { frontend: { enabled: false, ingress: { hosts: hosts('a.tv') } } }, want: ['clpr.tv'] },
  ],
  ['nothing where no Ingress has TLS', { given: { backend: noTls, frontend: noTls }, want: [] }],
  ['nothing where it is off', { given: { certificate: { enabled: false } }, want: [] }],
]

test.each(cases)('one certificate covers %s', async (_name, { given, want }) => {
  const objects = await renderUmbrella(given)
  expect(namesIn(objects)).toEqual(want)
  expect(certificatesIn(objects)).toHaveLength(want.length > 0 ? 1 : 0)
})

test.each([...umbrella.overlays])(
  'its names are the hosts of the ingresses that use it, with %s',
  async (_name, overlay) => {
    const objects = await renderUmbrella(overlay)
    const { certificate } = overlay as { certificate?: { enabled?: boolean; extraDnsNames?: string[] } }
    const want =
      certificate?.enabled === false
        ? []
        : [...hostsWith(objects, 'clipper-tls'), ...(certificate?.extraDnsNames ?? [])]
    expect(namesIn(objects).sort()).toEqual([...want].sort())
  },
)

test('further names come in, alone where need be, each once', async () => {
  const certificate = { extraDnsNames: ['www.clpr.tv', 'clpr.tv'] }
  expect(namesIn(await renderUmbrella({ certificate }))).toEqual(['clpr.tv', 'www.clpr.tv'])
  expect(namesIn(await renderUmbrella({ certificate, backend: noTls, frontend: noTls }))).toEqual([
    'www.clpr.tv',
    'clpr.tv',
  ])
})

test('another name of the Secret covers the ingresses that name it', async () => {
  const tls = { ingress: { tls: [{ secretName: 'mine', hosts: [] }] } }
  const objects = await renderUmbrella({ certificate: { secretName: 'mine' }, backend: tls })
  const certificate = only(objects, 'Certificate')
  expect([nameOf(certificate), at(certificate, 'spec', 'secretName'), namesIn(objects)]).toEqual([
    'mine',
    'mine',
    ['clpr.tv'],
  ])
})

const issuers: Readonly<Record<string, unknown>> = {
  development: undefined,
  staging: { kind: 'ClusterIssuer', name: 'letsencrypt-staging' },
  production: { kind: 'ClusterIssuer', name: 'letsencrypt-prod' },
}

test.each(environments)('the issuer of %s', async (name) => {
  const objects = await renderUmbrella(await valuesIn(name, 'clipper'))
  expect(certificatesIn(objects).map((certificate) => at(certificate, 'spec', 'issuerRef'))).toEqual(
    issuers[name] ? [issuers[name]] : [],
  )
})

// A second owner of the Secret would have the first one's certificate replaced, and the other way round.
test.each([...umbrella.overlays])('no Ingress asks an issuer itself, with %s', async (_name, overlay) => {
  const ingresses = (await renderUmbrella({ ...overlay })).filter(({ kind }) => kind === 'Ingress')
  const keys = ingresses.flatMap((ingress) => Object.keys((at(ingress, 'metadata', 'annotations') ?? {}) as object))
  expect(keys.filter((key) => key.startsWith('cert-manager.io/') || key.includes('tls-acme'))).toEqual([])
})
