import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mergeMaps } from '../../../src/values/merge.ts'
import type { Values } from '../../../src/values/values.ts'
import { fixedNames } from '../exceptions.ts'
import { at, type Rendered } from '../render.ts'
import { secretReferences } from '../secret-references.ts'
import { nameOf, renderUmbrella, umbrella } from './umbrella.ts'

const everything = {
  backend: { migrations: { enabled: true, image: { repository: 'clipper/migrations' } } },
  postgres: { exporter: { enabled: true }, backup: { enabled: true } },
  redis: { exporter: { enabled: true } },
  monitoring: { grafana: { ingress: { enabled: true } } },
}

/** What the README says that a second release needs. */
const readme = readFileSync(join(umbrella.dir, 'README.md'), 'utf8')
const [, second = ''] = /^## Names\n[\s\S]*?```yaml\n([\s\S]*?)```/m.exec(readme) ?? []

const names = (objects: readonly Rendered[]) => objects.map((object) => `${object.kind} ${nameOf(object)}`)

describe('two releases in one namespace', async () => {
  const one = await renderUmbrella(everything, { release: 'clipper' })
  const two = await renderUmbrella(mergeMaps(everything, parse(second) as Values), { release: 'two' })

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
