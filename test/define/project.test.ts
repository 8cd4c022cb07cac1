import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { defineEnvironment, environmentChain } from '../../src/define/environment.ts'
import { allCharts, defineProject, type ProjectDefinition } from '../../src/define/project.ts'
import { ValuesError } from '../../src/issues.ts'

const values = z.strictObject({})
const chart = (name: string, more: object = {}) => defineChart({ name, values, ...more })
const env = (name: string) => defineEnvironment({ name, values: {} })

/** The messages of the `project-config` issues that a definition throws. */
function faults(define: () => unknown): string[] {
  try {
    define()
    return []
  } catch (error) {
    if (!(error instanceof ValuesError)) throw error
    return error.issues.map(({ code, message }) => (code === 'project-config' ? message : `${code}: ${message}`))
  }
}

describe('defineChart', () => {
  const names: [string, { given: string; want: boolean }][] = [
    ['a word', { given: 'web', want: true }],
    ['digits and dashes', { given: 'web-2-x', want: true }],
    ['upper case', { given: 'Web', want: false }],
    ['a dash at the end', { given: 'web-', want: false }],
    ['two dashes', { given: 'web--x', want: false }],
    ['a slash', { given: 'web/x', want: false }],
    ['a dot', { given: 'web.x', want: false }],
    ['nothing', { given: '', want: false }],
  ]
  test.each(names)('name: %s', (_, { given, want }) => expect(faults(() => chart(given)).length === 0).toBe(want))

  const folders: [string, { given: string; want: boolean }][] = [
    ['below', { given: 'deploy/charts/web', want: true }],
    ['dots in a name', { given: 'charts/web.v2', want: true }],
    ['above', { given: '../web', want: false }],
    ['above, in the middle', { given: 'charts/../../web', want: false }],
    ['absolute', { given: '/charts/web', want: false }],
    ['a drive', { given: 'C:/charts', want: false }],
    ['a backslash', { given: 'charts\\web', want: false }],
    ['the folder itself', { given: '.', want: false }],
    ['a dot in front', { given: './charts', want: false }],
    ['nothing', { given: '', want: false }],
    ['a slash at the end', { given: 'charts/web/', want: false }],
    ['an empty part', { given: 'charts//web', want: false }],
  ]
  test.each(folders)('folder: %s', (_, { given, want }) =>
    expect(faults(() => chart('web', { dir: given })).length === 0).toBe(want),
  )

  test('the folder follows from the name', () => expect(chart('web').dir).toBe('charts/web'))
  test('all faults at once', () => expect(faults(() => chart('Web', { dir: '/x' })).length).toBe(2))
})

describe('defineProject', () => {
  const good: [string, ProjectDefinition][] = [
    ['one chart, no environment', { root: chart('web'), environments: [] }],
    ['an umbrella', { root: chart('all', { subcharts: { a: chart('a'), b: chart('b') } }), environments: [env('x')] }],
    [
      'one chart under two keys',
      (() => {
        const a = chart('a')
        return { root: chart('all', { subcharts: { first: a, second: a } }), environments: [] }
      })(),
    ],
    ['a folder of its own', { root: chart('web'), environments: [], generated: 'out/values' }],
  ]
  test.each(good)('takes %s', (_, definition) => expect(faults(() => defineProject(definition))).toEqual([]))

  const bad: [string, { given: ProjectDefinition; want: string[] }][] = [
    [
      'two environments of one name',
      {
        given: { root: chart('web'), environments: [env('a'), env('a'), env('b')] },
        want: ['two environments are called a'],
      },
    ],
    [
      'an environment that no folder can be called',
      {
        given: { root: chart('web'), environments: [env('../x')] },
        want: ['an environment\'s name holds lower case letters, digits and "-", got ../x'],
      },
    ],
    [
      'an environment called like a folder of ours',
      {
        given: { root: chart('web'), environments: [env('types'), env('schemas')] },
        want: [
          'generated/schemas is taken, so no environment can be called schemas',
          'generated/types is taken, so no environment can be called types',
        ],
      },
    ],
    [
      'two charts of one name',
      {
        given: { root: chart('all', { subcharts: { a: chart('a'), b: chart('a') } }), environments: [] },
        want: ['two charts are called a'],
      },
    ],
    [
      'two charts in one folder',
      {
        given: {
          root: chart('all', { subcharts: { a: chart('a', { dir: 'charts/x' }), b: chart('b', { dir: 'charts/x' }) } }),
          environments: [],
        },
        want: [expect.stringContaining('charts/x') as unknown as string],
      },
    ],
    [
      'a folder outside',
      {
        given: { root: chart('web'), environments: [], generated: '../out' },
        want: ['the folder for generated files lies below the configuration file, got ../out'],
      },
    ],
    [
      'a chart in the folder that is ours whole',
      {
        given: { root: chart('web', { dir: 'generated/web' }), environments: [] },
        want: ['the folder generated is owned whole, so no chart can share it with generated/web'],
      },
    ],
    [
      'the folder that is ours whole in a chart',
      {
        given: { root: chart('web'), environments: [], generated: 'charts/web/out' },
        want: ['the folder charts/web/out is owned whole, so no chart can share it with charts/web'],
      },
    ],
    [
      'all faults at once',
      {
        given: { root: chart('web'), environments: [env('a'), env('a')], generated: '/x' },
        want: [
          'the folder for generated files lies below the configuration file, got /x',
          'two environments are called a',
        ],
      },
    ],
  ]
  test.each(bad)('refuses %s', (_, { given, want }) => expect(faults(() => defineProject(given))).toEqual(want))

  test('no folder of a chart is taken for another that begins alike', () =>
    expect(
      faults(() => defineProject({ root: chart('web', { dir: 'generated-charts/web' }), environments: [] })),
    ).toEqual([]))

  test('an environment that is only extended has a name of its own too, lines are found by it', () => {
    const extended = defineEnvironment({ name: 'a', extends: env('a'), values: {} })
    expect(faults(() => defineProject({ root: chart('web'), environments: [extended] }))).toEqual([
      'two environments are called a',
    ])
  })
})

test('charts are listed once, the root first', () => {
  const a = chart('a')
  const root = chart('all', { subcharts: { first: a, second: a, b: chart('b', { subcharts: { a } }) } })
  expect(allCharts(root).map(({ name }) => name)).toEqual(['all', 'a', 'b'])
})

test('an environment comes after those it extends', () => {
  const base = env('base')
  const middle = defineEnvironment({ name: 'middle', extends: base, values: {} })
  expect(
    environmentChain(defineEnvironment({ name: 'top', extends: middle, values: {} })).map(({ name }) => name),
  ).toEqual(['base', 'middle', 'top'])
})
