import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { parse } from 'jsonc-parser'
import { beforeEach, describe, expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { fixtureProject, run, writeFiles } from './fixture-project.ts'

const OVERLAY = './generated/schemas/shop.overlay.schema.json'
const OURS = {
  './charts/shop/values.schema.json': ['charts/shop/values.yaml', 'generated/*/shop.yaml'],
  [OVERLAY]: ['charts/shop/values-*.yaml', 'charts/shop/values.*.yaml', 'charts/shop/ci/*-values.yaml'],
  './charts/shop-api/values.schema.json': ['charts/shop-api/values.yaml', 'generated/*/shop-api.yaml'],
  './generated/schemas/shop-api.overlay.schema.json': [
    'charts/shop-api/values-*.yaml',
    'charts/shop-api/values.*.yaml',
    'charts/shop-api/ci/*-values.yaml',
  ],
}

let root: string
beforeEach(() => {
  root = fixtureProject()
})
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const schemas = (): unknown => (parse(read('.vscode/settings.json')) as Record<string, unknown>)['yaml.schemas']

describe('editor vscode', () => {
  test('prints what the files would hold, and writes nothing', async () => {
    const before = readdirSync(root)
    const { code, stdout, stderr } = await run(root, ['editor', 'vscode'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [settings = '', extensions = ''] = stdout.split(/^\/\/ \.vscode\/\w+\.json\n/m).slice(1)
    expect(parse(settings)).toEqual({ 'yaml.schemas': OURS })
    expect(parse(extensions)).toEqual({ recommendations: ['redhat.vscode-yaml'] })
    expect(readdirSync(root)).toEqual(before)
  })

  test('writes two files, and the second time nothing', async () => {
    expect(await run(root, ['editor', 'vscode', '--write'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'wrote     .vscode/settings.json\nwrote     .vscode/extensions.json\n',
    })
    expect(schemas()).toEqual(OURS)
    const before = read('.vscode/settings.json')
    expect((await run(root, ['editor', 'vscode', '--write'])).stderr).toBe(
      'as before .vscode/settings.json\nas before .vscode/extensions.json\n',
    )
    expect(read('.vscode/settings.json')).toBe(before)
  })

  test('keeps every line of the user, further files of a schema, and what an earlier run bound', async () => {
    const lines = [
      '// settings of the team',
      '{',
      '\t// wide screens',
      '\t"editor.rulers": [100, 120], /* both */',
      '\t"yaml.schemas": {',
      '\t\t// ours',
      '\t\t"https://example.com/ci.json": "ci/*.yaml",',
      `\t\t"${OVERLAY}": "mine.yaml", // and more`,
      '\t},',
      '\t"[yaml]": { "editor.tabSize": 2 },',
      '}',
    ]
    writeFiles(root, { '.vscode/settings.json': `${lines.join('\r\n')}\r\n` })
    await run(root, ['editor', 'vscode', '--write', '--flux', 'clusters/*.yaml'])
    await run(root, ['editor', 'vscode', '--write', '--overlay', 'shop-api=api/**/values.yaml'])
    const after = read('.vscode/settings.json')
    for (const line of lines) if (!line.includes(OVERLAY)) expect(after).toContain(`${line}\r\n`.replace(/,?\r\n$/, ''))
    expect(after).toContain('// and more')
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(after).toMatch(/^\t{3}"charts\/shop\/values\.yaml",?\r$/m)
    const { 'yaml.schemas': all, ...others } = parse(after) as Record<string, Record<string, unknown>>
    expect(others).toEqual({ 'editor.rulers': [100, 120], '[yaml]': { 'editor.tabSize': 2 } })
    expect(all).toEqual({
      ...OURS,
      'https://example.com/ci.json': 'ci/*.yaml',
      [OVERLAY]: ['mine.yaml', ...(OURS[OVERLAY] as string[])],
      './generated/schemas/shop.flux-helmrelease.schema.json': ['clusters/*.yaml'],
      './generated/schemas/shop-api.overlay.schema.json': [
        ...OURS['./generated/schemas/shop-api.overlay.schema.json'],
        'api/**/values.yaml',
      ],
    })
  })

  test('leaves an extension alone that is not wanted', async () => {
    const mine = '{ "unwantedRecommendations": ["redhat.vscode-yaml"] }'
    writeFiles(root, { '.vscode/extensions.json': mine })
    await run(root, ['editor', 'vscode', '--write'])
    expect(read('.vscode/extensions.json')).toBe(mine)
  })

  const refused: [string, { given: string; want: string }][] = [
    [
      'is broken',
      { given: '{\n  "a": 1\n  "b": 2\n}\n', want: 'cannot be read as JSON with comments: CommaExpected in line 3' },
    ],
    ['is a list', { given: '[]', want: 'holds no settings, which are a map' }],
    ['has a list of schemas', { given: '{ "yaml.schemas": [] }', want: 'holds a yaml.schemas that is no map' }],
  ]
  test.each(refused)('writes neither file where one %s', async (_, { given, want }) => {
    writeFiles(root, { '.vscode/settings.json': given })
    const { code, stdout, stderr } = await run(root, ['editor', 'vscode', '--write'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`.vscode/settings.json ${want}, so nothing can be added to it  [editor-settings]`)
    expect(read('.vscode/settings.json')).toBe(given)
    expect(readdirSync(join(root, '.vscode'))).toEqual(['settings.json'])
  })

  test('a folder that leads out of the project is not written to', async () => {
    symlinkSync(tempDir(), join(root, '.vscode'))
    expect((await run(root, ['editor', 'vscode', '--write'])).stderr).toContain('[path-outside]')
  })

  test('a folder above the project is the one to open', async () => {
    const above = tempDir()
    symlinkSync(join(root, 'node_modules'), join(above, 'node_modules'))
    const inside = join(above, 'deploy/shop')
    mkdirSync(inside, { recursive: true })
    for (const file of ['values.config.ts', 'charts.ts', 'environments.ts'])
      writeFileSync(join(inside, file), read(file))
    const argv = ['editor', 'vscode', '--write', '--workspace', '../..', '--overlay', 'apps/*.yaml']
    expect((await run(inside, argv)).code).toBe(0)
    const made = parse(readFileSync(join(above, '.vscode/settings.json'), 'utf8')) as Record<string, object>
    expect(made['yaml.schemas']).toMatchObject({
      './deploy/shop/charts/shop/values.schema.json': [
        'deploy/shop/charts/shop/values.yaml',
        'deploy/shop/generated/*/shop.yaml',
      ],
      './deploy/shop/generated/schemas/shop.overlay.schema.json': expect.arrayContaining(['apps/*.yaml']),
    })
  })
})

describe('editor jetbrains', () => {
  /** Name, schema and files of each mapping. */
  const mappings = (): Record<string, unknown> => {
    const document = new DOMParser().parseFromString(read('.idea/jsonSchemas.xml'), 'text/xml')
    return Object.fromEntries(
      [...document.getElementsByTagName('entry')].map((entry) => {
        const values = (name: string): string[] =>
          [...entry.getElementsByTagName('option')]
            .filter((option) => option.getAttribute('name') === name)
            .map((option) => option.getAttribute('value') ?? '')
        return [entry.getAttribute('key'), [...values('relativePathToSchema'), ...values('path')]]
      }),
    )
  }

  test('writes the mappings, and the second time nothing', async () => {
    expect((await run(root, ['editor', 'jetbrains', '--write'])).stderr).toBe('wrote     .idea/jsonSchemas.xml\n')
    const at = (path: string): string[] => [path.slice(2), ...(OURS[path as keyof typeof OURS] as string[])]
    expect(mappings()).toEqual({
      'Values of shop': at('./charts/shop/values.schema.json'),
      'Overlay of shop': at(OVERLAY),
      'Values of shop-api': at('./charts/shop-api/values.schema.json'),
      'Overlay of shop-api': at('./generated/schemas/shop-api.overlay.schema.json'),
    })
    expect((await run(root, ['editor', 'jetbrains', '--write'])).stderr).toBe('as before .idea/jsonSchemas.xml\n')
  })

  test('keeps the mappings of the user, byte by byte, and adds to its own', async () => {
    const mine = `<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="Other">
    <option name="text" value="a &lt; b" />
  </component>
  <component name="JsonSchemaMappingsProjectConfiguration">
    <state>
      <map>
        <entry key="Mine">
          <value>
            <SchemaInfo>
              <option name="relativePathToSchema" value="mine.json" />
            </SchemaInfo>
          </value>
        </entry>
`
    writeFiles(root, { '.idea/jsonSchemas.xml': `${mine}      </map>\n    </state>\n  </component>\n</project>\n` })
    await run(root, ['editor', 'jetbrains', '--write', '--argocd', 'apps/**/shop.yaml'])
    await run(root, ['editor', 'jetbrains', '--write', '--argocd', 'more/shop.yaml'])
    expect(read('.idea/jsonSchemas.xml').slice(0, mine.length)).toBe(mine)
    expect(mappings()).toMatchObject({
      Mine: ['mine.json'],
      'Argo CD Application of shop': [
        'generated/schemas/shop.argocd-application.schema.json',
        'apps/**/shop.yaml',
        'more/shop.yaml',
      ],
    })
  })

  const refused: [string, { given: string; want: string }][] = [
    ['is no XML', { given: '<project>', want: 'cannot be read as XML' }],
    ['has no mappings', { given: '<project version="4"></project>', want: 'has no map of schemas' }],
  ]
  test.each(refused)('writes nothing where the file %s', async (_, { given, want }) => {
    writeFiles(root, { '.idea/jsonSchemas.xml': given })
    const { code, stderr } = await run(root, ['editor', 'jetbrains', '--write'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`.idea/jsonSchemas.xml ${want}`) })
    expect(read('.idea/jsonSchemas.xml')).toBe(given)
  })
})

test('the settings of this repository bind all that there is', async () => {
  const { stdout } = await run(process.cwd(), ['editor', 'vscode', '--format', 'json'])
  const { files } = JSON.parse(stdout) as { files: { path: string; content: string }[] }
  for (const { path, content } of files)
    expect({ path, content }).toEqual({ path, content: readFileSync(path, 'utf8') })
})

test('as JSON: the files with what they would hold', async () => {
  const { stdout } = await run(root, ['editor', 'helix', '--format', 'json'])
  expect(JSON.parse(stdout)).toEqual({
    issues: [],
    files: [{ path: '.helix/languages.toml', content: expect.stringContaining(`"${OVERLAY}" = [`) }],
  })
})

const misused: [string, { argv: string[]; want: string }][] = [
  ['no editor', { argv: [], want: 'editor needs <vscode|jetbrains|neovim|helix>' }],
  ['an unknown one', { argv: ['vscod'], want: 'there is no editor "vscod", did you mean vscode?' }],
  ['one whose settings are pasted', { argv: ['neovim', '--write'], want: 'paste what editor neovim prints' }],
  ['a folder beside', { argv: ['vscode', '--workspace', 'charts'], want: '--workspace is the folder of the' }],
  ['another chart', { argv: ['vscode', '--flux', 'shop-apl=a.yaml'], want: 'has no chart shop-apl' }],
  ...['/a/*.yaml', '../a.yaml', '{a,b}.yaml', 'a?.yaml', 'C:/a.yaml', ''].map((glob): (typeof misused)[number] => [
    `the files "${glob}"`,
    { argv: ['vscode', '--overlay', glob], want: '--overlay takes a path below the folder' },
  ]),
]
test.each(misused)('exit 2 and words for %s', async (_, { argv, want }) => {
  expect(await run(root, ['editor', ...argv])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining(want),
  })
})
