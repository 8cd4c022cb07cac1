import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Expectation, Expectations } from './expectation.ts'
import { imageOf, isTheStack, namesOf, rangeOf } from './objects.ts'

/** Nothing is wrong, and a linter that can say so: it names an unknown key and a wrong type, each with its path. */
const lints =
  (number: string): Expectation =>
  async ({ words, stdout, helm }) => {
    expect(stdout).toContain('1 chart(s) linted, 0 chart(s) failed')
    expect(stdout).not.toMatch(/WARNING|ERROR/)
    const [, ...args] = words
    const wrongType = await helm(...args, '--set', `${number}=many`)
    expect(wrongType).toMatchObject({ code: 1, stdout: expect.stringMatching(/integer/i) })
    // Helm 3.18 and later write paths with slashes
    expect(wrongType.stdout.replaceAll('/', '.')).toMatch(new RegExp(`${number.replaceAll('.', '\\.')}'?:`))
    const unknown = await helm(...args, '--set', 'nonsense=1')
    expect(unknown).toMatchObject({ code: 1, stdout: expect.stringMatching(/'?nonsense'? (is )?not allowed/) })
  }

/** The package holds the chart: it renders what the folder renders. */
const packages: Expectation = async ({ words: [, , folder = ''], cwd, template }) => {
  const made = readdirSync(cwd).filter((file) => file.startsWith(`${folder.slice(2)}-0`) && file.endsWith('.tgz'))
  expect(made).toHaveLength(1)
  const release = ['clipper', '-n', 'clipper-production'] as const
  expect(await template(...release, `./${made[0]}`)).toEqual(await template(...release, folder))
}

/** Linting, rendering and packaging. */
export const developing: Expectations = {
  'helm lint ./clipper': lints('backend.replicaCount'),
  'helm lint ./clipper-backend': lints('replicaCount'),
  'helm lint ./clipper-frontend': lints('replicaCount'),
  'helm lint ./clipper-postgres': lints('service.port'),
  'helm lint ./clipper-redis': lints('service.port'),
  'helm lint ./clipper-monitoring': lints('scrape.backend.maxReplicas'),

  'helm template clipper ./clipper -f values.yaml': async ({ objects, template }) => {
    isTheStack(objects, 'default')
    expect(rangeOf(objects, 'clipper-backend')).toEqual([3, 20])
    // complete values and those that differ from the defaults mean the same
    expect(objects).toEqual(await template('clipper', './clipper', '-f', './clipper/examples/values-production.yaml'))
  },

  'helm template backend ./clipper-backend -f backend/values.yaml': ({ objects }) => {
    expect(namesOf(objects, 'Deployment')).toEqual(['clipper-backend'])
    expect(rangeOf(objects, 'clipper-backend')).toEqual([3, 20])
    expect(imageOf(objects, 'Deployment', 'clipper-backend')).toMatch(/clipper-backend:1\.0\.0$/)
  },

  'helm package ./clipper': packages,
  'helm package ./clipper-backend': packages,
  'helm package ./clipper-frontend': packages,
  'helm package ./clipper-postgres': packages,
  'helm package ./clipper-redis': packages,
  'helm package ./clipper-monitoring': packages,

  'helm dependency update': async ({ cwd, template }) => {
    const [updated, packaged] = [await template('clipper', '.'), await template('clipper', '../clipper-0.1.0.tgz')]
    isTheStack(updated, 'default')
    // the package was made before
    expect(updated).toEqual(packaged)
    expect(readdirSync(join(cwd, 'charts')).every((chart) => existsSync(join(cwd, '..', chart, 'Chart.yaml')))).toBe(
      true,
    )
  },
}
