import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { run, writeFiles } from './fixture-project.ts'
import { projectWithFiles } from './user-files.ts'

const root = projectWithFiles()

describe('validate', () => {
  test('a chart of the project by its name: all problems at once', async () => {
    const { code, stdout, stderr } = await run(root, ['validate', 'shop-api', '-f', 'bad-api.yaml'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    for (const words of [
      'error  shop-api  image.tga  is not a setting  [unknown-key]\n  set in bad-api.yaml:3',
      'error  shop-api  password  must match ^[a-z]+$  [wrong-pattern]\n  set in bad-api.yaml:4',
      'error  shop-api  replicaCount  must be an integer, got a string  [wrong-type]\n  set in bad-api.yaml:1',
      '\n  hint: write the number without quotes\n3 errors\n',
    ])
      expect(stderr).toContain(words)
  })

  const judged: [string, { given: string[]; cwd?: string; want: number }][] = [
    ['a chart by name, good file', { given: ['shop-api', '-f', 'api.yaml'], want: 0 }],
    ['no file at all: the defaults', { given: ['shop'], want: 0 }],
    ['a chart of the project by its folder', { given: ['charts/shop-api', '-f', 'api.yaml'], want: 0 }],
    ['the folder with ./ and /', { given: ['./charts/shop-api/', '-f', 'bad-api.yaml'], want: 1 }],
    ['a later file repairs an earlier', { given: ['shop-api', '-f', 'bad-api.yaml', '-f', '-'], want: 1 }],
    ['any folder, good', { given: ['./foreign', '--set', 'a=2'], want: 0 }],
    ['any folder, by its absolute path', { given: [join(root, 'foreign'), '--set', 'a=2'], want: 0 }],
    ['any folder, bad', { given: ['foreign', '--set', 'a=x'], want: 1 }],
    [
      'a folder called like a chart of the project, named as a folder',
      { given: ['./shop-api', '--set', 'replicaCount=x'], want: 0 },
    ],
    ['a chart called like a folder, named as a chart', { given: ['shop-api', '--set', 'replicaCount=x'], want: 1 }],
    ['warnings alone are fine', { given: ['shop-api', '--set', 'image.tag=v2'], want: 0 }],
  ]
  test.each(judged)('%s', async (_, { given, want }) => {
    const { code, stdout, stderr } = await run(root, ['validate', ...given])
    expect({ code, stdout, stderr }).toMatchObject({ code: want, stdout: '' })
    if (want === 0) expect(stderr).toContain('takes these values')
  })

  test('a folder needs no project', async () => {
    const alone = tempDir()
    writeFiles(alone, {
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'web/values.schema.json': '{"additionalProperties":false,"properties":{"a":{"type":"string"}}}',
    })
    expect(await run(alone, ['validate', 'web', '--set', 'a=x'])).toMatchObject({ code: 0, stdout: '' })
    expect(await run(alone, ['validate', 'web', '--set', 'b=x'])).toMatchObject({ code: 1, stdout: '' })
  })
})
