import { describe, expect, test } from 'vitest'
import type { SecretDefinition } from '../../src/define/secrets.ts'
import { type Values, valueAt } from '../../src/values/values.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { type ProjectChart, projectCharts } from './project-charts.ts'

/** Charts that make a Secret themselves where none is named. */
const MAKES_ITS_OWN = ['clipper-monitoring']

const umbrella = projectCharts.find(({ name }) => name === 'clipper')
const aliases = Object.entries(umbrella?.model.subcharts ?? {}).map(([alias, { name }]) => [name, alias] as const)

const at = (path: string, value: string): object =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object

/** The keys that a Secret must hold with the defaults. */
function requiredKeys({ model }: ProjectChart, { keys, requiredKeys: path }: SecretDefinition): string[] {
  const listed = path === undefined ? undefined : valueAt(model.defaults as Values, path.split('.'))
  return Array.isArray(listed) ? listed.map(String) : Object.keys(keys)
}

const cases = projectCharts
  .filter(({ name }) => !MAKES_ITS_OWN.includes(name))
  .flatMap((chart) => chart.model.secrets.map((secret) => ({ name: chart.name, chart, secret })))

async function refusal(bin: string, dir: string, values: object): Promise<string> {
  const { code, stderr } = await runHelm(bin, ['template', 'clipper', dir, '-f', '-'], {
    input: JSON.stringify(values),
  })
  expect({ code, stderr }).toMatchObject({ code: 1 })
  return stderr
}

test('the charts that need Secrets are known', () => {
  expect(cases.map(({ name }) => name)).toEqual(['clipper-backend', 'clipper-postgres', 'clipper-redis'])
})

describe.each(helms)('helm $version', ({ bin }) => {
  test.each(cases)('$name without a source of its keys is refused, with all of them', async ({ chart, secret }) => {
    const keys = requiredKeys(chart, secret).join(', ')
    expect(await refusal(bin, chart.dir, at(secret.name, ''))).toContain(
      `${secret.name} is empty, so no Secret holds ${keys}: name one`,
    )
  })

  test.each(cases)('so is the umbrella without one for $name, under both keys', async ({ name, chart, secret }) => {
    const [, alias = ''] = aliases.find(([known]) => known === name) ?? []
    const keys = requiredKeys(chart, secret).join(', ')
    for (const key of [alias, name])
      expect(await refusal(bin, umbrella?.dir ?? '', { [key]: at(secret.name, '') })).toContain(
        `${alias}.${secret.name} is empty, so no Secret holds ${keys}: name one, or switch on ${alias}.externalSecrets.enabled`,
      )
  })

  test('the umbrella without any says the keys of all', async () => {
    const values = Object.fromEntries(aliases.map(([, alias]) => [alias, {}]))
    for (const { name, secret } of cases)
      for (const [known, alias] of aliases) if (known === name) values[alias] = at(secret.name, '')
    const said = await refusal(bin, umbrella?.dir ?? '', values)
    for (const { chart, secret } of cases) expect(said).toContain(`${requiredKeys(chart, secret).join(', ')}: name one`)
  })

  test('a part that is off needs none', async () => {
    const values = {
      redis: { enabled: false, secrets: { existingSecret: '' } },
      backend: { config: { REDIS_HOST: 'a' } },
    }
    const args = ['template', 'clipper', umbrella?.dir ?? '', '-f', '-']
    expect(await runHelm(bin, args, { input: JSON.stringify(values) })).toMatchObject({ code: 0 })
  })

  test.each(cases)('an operator that fills the Secret of $name is a source', async ({ chart, secret }) => {
    const values = { ...at(secret.name, ''), externalSecrets: { enabled: true } }
    const args = ['template', 'clipper', chart.dir, '-f', '-']
    expect(await runHelm(bin, args, { input: JSON.stringify(values) })).toMatchObject({ code: 0 })
  })
})

test.each(MAKES_ITS_OWN)('%s makes its own', async (name) => {
  const chart = projectCharts.find((known) => known.name === name)
  const { stdout } = await runHelm(helms[0]?.bin ?? '', ['template', 'clipper', chart?.dir ?? ''])
  expect(stdout).toContain('kind: Secret')
})
