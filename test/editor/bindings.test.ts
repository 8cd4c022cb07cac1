import { join } from 'node:path'
import { parse } from 'jsonc-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtureProject, run } from '../cli/fixture-project.ts'
import { Editor } from './editor.ts'

const CHOICES = ['--overlay', 'deploy/**/values.yaml', '--argocd', 'apps/*.yaml', '--flux', 'shop-api=flux/api.yaml']

const root = fixtureProject()
await run(root, ['generate'])

type Schemas = Record<string, string[]>
const pairs = (text: string, line: RegExp): Schemas =>
  Object.fromEntries(
    [...text.matchAll(line)].map(([, schema = '', globs = '']) => [JSON.parse(schema), JSON.parse(`[${globs}]`)]),
  )

/** What each editor reads of what is printed for it. */
const reads: Record<string, (text: string) => Schemas> = {
  vscode: (text) => (parse(text) as Record<string, Schemas>)['yaml.schemas'] ?? {},
  neovim: (text) => pairs(text, /^ +\[("[^"]+")\] = \{ (.*) \},$/gm),
  helix: (text) => pairs(text, /^("[^"]+") = \[(.*)\]$/gm),
}

describe.each(Object.keys(reads))('with the settings of %s', (name) => {
  let editor: Editor
  beforeAll(async () => {
    const { stdout } = await run(root, ['editor', name, ...CHOICES, '--format', 'json'])
    const { files } = JSON.parse(stdout) as { files: { content: string }[] }
    const schemas = reads[name]?.(files[0]?.content ?? '')
    editor = await Editor.start({ folder: root, yaml: { schemas } })
  })
  afterAll(() => editor.close())

  const replicas = (indent: string, key = ''): string => `${key}${indent}replicaCount: x\n`
  const files: [string, { text: string; want: string[] }][] = [
    [
      'charts/shop-api/values.yaml',
      { text: 'replicaCount: x\n', want: ['Missing property "image".', 'Incorrect type'] },
    ],
    [
      'generated/any/shop-api.yaml',
      { text: 'replicaCount: x\n', want: ['Missing property "image".', 'Incorrect type'] },
    ],
    ['charts/shop-api/values-mine.yaml', { text: 'replicaCount: x\n', want: ['Incorrect type'] }],
    ['charts/shop-api/ci/mine-values.yaml', { text: 'replicaCount: x\n', want: ['Incorrect type'] }],
    ['charts/shop/values.mine.yaml', { text: replicas('  ', 'api:\n'), want: ['Incorrect type'] }],
    ['deploy/a/b/values.yaml', { text: replicas('  ', 'api:\n'), want: ['Incorrect type'] }],
    [
      'apps/shop.yaml',
      {
        text: replicas('          ', 'spec:\n  source:\n    helm:\n      valuesObject:\n        api:\n'),
        want: ['Incorrect type'],
      },
    ],
    ['flux/api.yaml', { text: replicas('    ', 'spec:\n  values:\n'), want: ['Incorrect type'] }],
    ['flux/other.yaml', { text: replicas('    ', 'spec:\n  values:\n'), want: [] }],
    ['values.yaml', { text: 'replicaCount: x\n', want: [] }],
  ]
  test.each(files)('%s is judged by its schema', async (path, { text, want }) => {
    const { faults } = await editor.open(join(root, path), text)
    expect(faults.map(({ message }) => message.replace(/\. Expected.*/, '')).sort()).toEqual(want.toSorted())
  })
})
