import { describe, expect, test } from 'vitest'
import { buildValues } from '../../src/build/build-values.ts'
import { defineEnvironment } from '../../src/define/environment.ts'
import { defineProject } from '../../src/define/project.ts'
import { formatIssue } from '../../src/issues.ts'
import { chart, layers, short } from '../values/fixture-chart.ts'

describe('buildValues', () => {
  const base = defineEnvironment({ name: 'base', values: { replicaCount: 3, labels: { tier: 'a' } } })
  const production = defineEnvironment({
    name: 'production',
    extends: base,
    values: { labels: { tier: 'b', constructor: 'x' } },
  })
  const project = (...environments: ReturnType<typeof defineEnvironment>[]) =>
    defineProject({ root: chart, environments })

  test('folds the chart, what the environment extends, the environment, further layers', async () => {
    const { values, layers: all } = await buildValues(project(production), {
      environment: 'production',
      layers: layers({ replicaCount: 9 }),
    })
    expect(values).toMatchObject({
      replicaCount: 9,
      image: { tag: 'v1' },
      labels: { app: 'web', tier: 'b', constructor: 'x' },
    })
    expect(all.map(({ name }) => name)).toEqual([
      'chart defaults',
      'environment base',
      'environment production',
      '-f 1.yaml',
    ])
  })

  test('further layers are cut down to what a file could hold too', async () => {
    const further = [{ name: 'mine', values: JSON.parse('{"labels":{"__proto__":"x"}}') }]
    const { values, issues } = await buildValues(project(production), { environment: 'production', layers: further })
    expect({ values, issues }).toMatchObject({
      values: undefined,
      issues: [{ code: 'unsafe-key', chart: 'web', path: ['labels', '__proto__'], origin: { layer: 'mine' } }],
    })
  })

  test('a locator gives the line', async () => {
    const bad = defineEnvironment({ name: 'bad', values: { replicaCount: 0 } })
    const { issues } = await buildValues(project(bad), {
      environment: 'bad',
      locator: (name) => (path) => ({ file: `${name}.ts`, line: path.length }),
    })
    expect(issues.map(formatIssue)).toEqual([
      'error  web  replicaCount  must be >= 1, got 0\n  set in bad.ts:1 (environment bad)',
    ])
  })

  const unusable: [string, { given: object; want: string[] }][] = [
    [
      '__proto__',
      {
        given: JSON.parse('{"labels":{"__proto__":{"polluted":"yes"}}}') as object,
        want: ['error unsafe-key labels.__proto__ (environment x)'],
      },
    ],
    ['a function', { given: { image: { tag: () => 'x' } }, want: ['error wrong-type image.tag (environment x)'] }],
  ]
  test.each(unusable)('%s in an environment is refused', async (_, { given, want }) => {
    const { values, issues } = await buildValues(project(defineEnvironment({ name: 'x', values: given })), {
      environment: 'x',
    })
    expect({ values, issues: short(issues) }).toEqual({ values: undefined, issues: want })
    expect(Object.keys(Object.prototype)).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  const unknown: [string, { given: string; want: [string, string] }][] = [
    ['a typo', { given: 'prodution', want: ['there is no environment prodution', 'did you mean production?'] }],
    ['the beginning', { given: 'prod', want: ['there is no environment prod', 'did you mean production?'] }],
    ['nothing near', { given: 'qa', want: ['there is no environment qa', 'there are: production'] }],
    [
      'one that is only extended',
      { given: 'base', want: ['the environment base only serves others to extend', 'there are: production'] },
    ],
  ]
  test.each(unknown)('unknown environment: %s', async (_, { given, want: [message, hint] }) => {
    await expect(buildValues(project(production), { environment: given })).rejects.toMatchObject({
      name: 'ValuesError',
      issues: [{ code: 'unknown-environment', message, hint }],
    })
  })
})
