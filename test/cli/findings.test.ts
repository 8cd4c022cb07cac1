import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/issues.ts'
import { ENVIRONMENTS, fixtureProject, run } from './fixture-project.ts'
import { projectWithFiles } from './user-files.ts'

const root = projectWithFiles()

describe('what is wrong is said with its place and what to do', () => {
  type Wrong = { given: string[]; want: { exit: 1 | 2; code: string; words: string[] } }
  const wrong: [string, Wrong][] = [
    [
      'an environment with a typo',
      {
        given: ['build', 'prodution'],
        want: {
          exit: 2,
          code: 'unknown-environment',
          words: ['there is no environment prodution', 'did you mean production?'],
        },
      },
    ],
    [
      'an environment that is only extended',
      {
        given: ['build', 'base'],
        want: { exit: 2, code: 'unknown-environment', words: ['only serves others to extend'] },
      },
    ],
    [
      'a chart with a typo',
      {
        given: ['build', 'production', 'shop-apo'],
        want: {
          exit: 2,
          code: 'unknown-chart',
          words: ['this project has no chart shop-apo', 'did you mean shop-api?'],
        },
      },
    ],
    [
      'a missing file',
      {
        given: ['build', 'production', '-f', 'nothing.yaml'],
        want: { exit: 2, code: 'file-missing', words: ['-f nothing.yaml: there is no file nothing.yaml'] },
      },
    ],
    [
      'a folder as a file',
      {
        given: ['build', 'production', '-f', 'foreign'],
        want: { exit: 2, code: 'file-unreadable', words: ['foreign cannot be read: it is a folder'] },
      },
    ],
    [
      'a missing --set-file',
      {
        given: ['build', 'production', '--set-file', 'banner=nothing.txt'],
        want: { exit: 2, code: 'file-missing', words: ['there is no file nothing.txt'] },
      },
    ],
    [
      'a bad --set',
      { given: ['build', 'production', '--set', 'a[b]=1'], want: { exit: 2, code: 'set-syntax', words: ['--set'] } },
    ],
    [
      'a typo in a file',
      {
        given: ['build', 'production', '-f', 'typo.yaml'],
        want: {
          exit: 1,
          code: 'unknown-key',
          words: [
            'error  shop  api.replicaCuont  is not a setting  [unknown-key]\n  set in typo.yaml:3',
            '\n  hint: did you mean replicaCount?\n',
          ],
        },
      },
    ],
    [
      'a tab in a file',
      {
        given: ['build', 'production', '-f', 'tabs.yaml'],
        want: { exit: 1, code: 'yaml-syntax', words: ['tabs.yaml:2'] },
      },
    ],
    [
      'a bad flag',
      {
        given: ['build', 'production', '--set', 'api.replicaCount=x'],
        want: {
          exit: 1,
          code: 'wrong-type',
          words: ['api.replicaCount', 'must be an integer, got a string', 'set in --set'],
        },
      },
    ],
    [
      'a chart that validate does not know',
      {
        given: ['validate', 'nothing'],
        want: { exit: 2, code: 'unknown-chart', words: ['there is no chart nothing', 'hint: the project has: shop, '] },
      },
    ],
    [
      'a chart that validate almost knows',
      {
        given: ['validate', 'shop-apo'],
        want: { exit: 2, code: 'unknown-chart', words: ['did you mean shop-api?'] },
      },
    ],
    [
      'a folder that is no chart',
      {
        given: ['validate', 'no-chart'],
        want: { exit: 2, code: 'unknown-chart', words: ['no-chart is no chart: it has no Chart.yaml'] },
      },
    ],
    [
      'a configuration that is named and missing',
      {
        given: ['check', '--config', 'nothing.ts'],
        want: { exit: 2, code: 'project-config', words: ['there is no file nothing.ts'] },
      },
    ],
  ]
  test.each(wrong)('%s', async (_, { given, want }) => {
    const result = await run(root, given)
    expect(result).toMatchObject({ code: want.exit, stdout: '' })
    for (const text of want.words) expect(result.stderr).toContain(text)
    expect(result.stderr).not.toMatch(/^\s+at |a fault of its own/m)
  })

  test.each(wrong)('%s, as JSON: the same exit code, issues on stdout, no words', async (_, { given, want }) => {
    const { code, stdout, stderr } = await run(root, [...given, '--format', 'json'])
    expect({ code, stderr }).toEqual({ code: want.exit, stderr: '' })
    const { issues } = JSON.parse(stdout) as { issues: Issue[] }
    expect(issues[0]).toMatchObject({ code: want.code, path: expect.any(Array), message: expect.any(String) })
  })

  test('every finding on values carries chart, path and origin', async () => {
    const { stdout } = await run(root, ['build', 'production', '-f', 'typo.yaml', '--format=json'])
    expect((JSON.parse(stdout) as { issues: Issue[] }).issues).toEqual([
      {
        code: 'unknown-key',
        chart: 'shop',
        path: ['api', 'replicaCuont'],
        message: 'is not a setting',
        hint: 'did you mean replicaCount?',
        origin: { layer: '-f typo.yaml', file: 'typo.yaml', line: 3, column: expect.any(Number) },
      },
    ])
  })

  test('an environment: file, line and column of the TypeScript source', async () => {
    const own = fixtureProject({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', "replicaCount: 'five'") })
    const { code, stdout } = await run(own, ['build', 'production', '--format=json'])
    expect(code).toBe(1)
    expect((JSON.parse(stdout) as { issues: Issue[] }).issues).toMatchObject([
      {
        code: 'wrong-type',
        path: ['api', 'replicaCount'],
        origin: { layer: 'environment production', file: 'environments.ts', line: 11, column: 7 },
      },
    ])
  })

  test('no message holds a text that the user wrote as a value', async () => {
    for (const format of ['human', 'json']) {
      const { code, stdout, stderr } = await run(root, [
        'validate',
        'shop-api',
        '-f',
        'bad-api.yaml',
        '--set',
        'image=SECRET-2',
        '--set-string',
        'replicaCount=SECRET-3',
        '--format',
        format,
      ])
      expect(code).toBe(1)
      expect(stdout + stderr).not.toContain('SECRET')
    }
  })
})
