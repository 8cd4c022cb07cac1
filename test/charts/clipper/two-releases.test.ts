import { describe, expect, test } from 'vitest'
import { fixedNames } from '../exceptions.ts'
import { at, type Rendered } from '../render.ts'
import { secretReferences } from '../secret-references.ts'
import { nameOf, renderUmbrella } from './umbrella.ts'

const everything = {
  backend: { migrations: { enabled: true, image: { repository: 'clipper/migrations' } } },
  postgres: { exporter: { enabled: true }, backup: { enabled: true } },
  redis: { exporter: { enabled: true } },
  monitoring: { grafana: { ingress: { enabled: true } } },
}

/** What the README says that a second release needs. */
const second = {
  global: { domain: 'two.clpr.tv' },
  certificate: { secretName: 'two-tls' },
  backend: {
    ...everything.backend,
    secrets: { existingSecret: 'two-backend' },
    ingress: { tls: [{ secretName: 'two-tls', hosts: [] }] },
  },
  frontend: { ingress: { tls: [{ secretName: 'two-tls', hosts: [] }] } },
  postgres: {
    ...everything.postgres,
    secrets: { existingSecret: 'two-postgres' },
    persistence: { claimName: 'two-postgres' },
    backup: { enabled: true, persistence: { claimName: 'two-backups' } },
  },
  redis: { ...everything.redis, secrets: { existingSecret: 'two-redis' }, persistence: { claimName: 'two-redis' } },
  monitoring: { grafana: { ingress: { enabled: true, tls: [{ secretName: 'two-tls', hosts: [] }] } } },
}

const names = (objects: readonly Rendered[]) => objects.map((object) => `${object.kind} ${nameOf(object)}`)

describe('two releases in one namespace', async () => {
  const one = await renderUmbrella(everything, { release: 'clipper' })
  const two = await renderUmbrella(second, { release: 'two' })

  test('have no object in common', () => {
    expect(names(two).filter((name) => names(one).includes(name))).toEqual([])
  })

  test('have no Secret and no host in common', () => {
    const secrets = new Set(secretReferences(one).map(({ secret }) => secret))
    expect(secretReferences(two).filter(({ secret }) => secrets.has(secret))).toEqual([])
    const hosts = (objects: readonly Rendered[]) =>
      objects.flatMap((object) => (object.kind === 'Ingress' ? (at(object, 'spec', 'rules') as unknown[]) : []))
    expect(hosts(two).length).toBe(3)
    for (const rule of hosts(two)) expect(String(at(rule, 'host'))).toMatch(/two\.clpr\.tv$/)
    expect(hosts(one).map((rule) => at(rule, 'host'))).not.toContain('two.clpr.tv')
  })

  test('without these values share only names that are fixed on purpose', async () => {
    const plain = await renderUmbrella(everything, { release: 'two' })
    const backups = 'PersistentVolumeClaim postgres-backups'
    const common = names(plain).filter((name) => names(one).includes(name))
    expect(common.sort()).toEqual([...Object.keys(fixedNames.clipper ?? {}), backups].sort())
  })
})
