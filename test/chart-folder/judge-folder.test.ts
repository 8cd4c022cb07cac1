import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readChartFolder } from '../../src/chart-folder/chart-folder.ts'
import { judgeFolder } from '../../src/chart-folder/judge-folder.ts'
import { ValuesError } from '../../src/issues.ts'
import type { Values } from '../../src/values/values.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'

const META = 'apiVersion: v2\nversion: 1.0.0\n'
const strict = (properties: object): string =>
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties,
    additionalProperties: false,
  })
const open = { type: 'object' }
const int = { type: 'integer' }

/** A parent with two subcharts, one under an alias and a condition, one under tags; all of them strict. */
const UMBRELLA: Record<string, string> = {
  'Chart.yaml': `${META}name: all\ndependencies:
  - {name: db, alias: store, version: 1.0.0, repository: "", condition: "store.enabled,global.store"}
  - {name: web, version: 1.0.0, repository: "", tags: [front]}
`,
  'values.yaml': 'own: 1\nweb:\n  port: 80\n',
  'values.schema.json': strict({ own: int, store: open, web: open, global: open, tags: open }),
  'templates/x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
  'charts/db/Chart.yaml': `${META}name: db\n`,
  'charts/db/values.yaml': 'size: 1\n',
  'charts/db/values.schema.json': strict({ size: int, global: open, enabled: { type: 'boolean' } }),
  'charts/web/Chart.yaml': `${META}name: web\n`,
  'charts/web/values.yaml': 'port: 8080\nhost: x\n',
  'charts/web/values.schema.json': strict({ port: int, host: { type: 'string' }, global: open }),
}

function folder(files: Readonly<Record<string, string>>): string {
  const dir = tempDir()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return dir
}

const root = folder(UMBRELLA)
const chart = await readChartFolder(root, '.')
const judged = (values: Values): string[] =>
  judgeFolder(chart, [{ name: 'f', values }]).issues.map(
    ({ code, chart: name, path }) => `${code} ${name} ${path.join('.')}`,
  )

const cases: [string, { given: Values; want: string[] }][] = [
  ['the defaults', { given: {}, want: [] }],
  ['own setting', { given: { own: 'x' }, want: ['wrong-type all own'] }],
  ['an unknown key of the parent', { given: { typo: 1 }, want: ['unknown-key all typo'] }],
  ['a setting of a subchart under its alias', { given: { store: { size: 'x' } }, want: ['wrong-type db store.size'] }],
  ['the real name of an aliased subchart', { given: { db: { size: 'x' } }, want: ['unknown-key all db'] }],
  ['an unknown key of a subchart', { given: { web: { prot: 1 } }, want: ['unknown-key web web.prot'] }],
  [
    'a subchart that its condition switches off is not judged',
    { given: { store: { enabled: false, size: 'x' } }, want: [] },
  ],
  [
    'the second condition, where the first says nothing',
    { given: { global: { store: false }, store: { size: 'x' } }, want: [] },
  ],
  [
    'the first condition that says something wins',
    { given: { global: { store: false }, store: { enabled: true, size: 'x' } }, want: ['wrong-type db store.size'] },
  ],
  [
    'a text is no condition',
    { given: { store: { size: 'x' }, global: { store: 'false' } }, want: ['wrong-type db store.size'] },
  ],
  ['a tag switches off', { given: { tags: { front: false }, web: { port: 'x' } }, want: [] }],
  ['a tag that is on', { given: { tags: { front: true }, web: { port: 'x' } }, want: ['wrong-type web web.port'] }],
  ['global reaches every subchart', { given: { global: { a: 1 } }, want: [] }],
  [
    'several at once',
    {
      given: { own: 'x', web: { port: 'x' }, store: { size: 'x' } },
      want: ['wrong-type all own', 'wrong-type db store.size', 'wrong-type web web.port'],
    },
  ],
]
test.each(cases)('%s', (_, { given, want }) => expect(judged(given)).toEqual(want))

describe.each(helms)('helm $version says the same', ({ bin }) => {
  test.each(cases)('%s', async (_, { given, want }) => {
    const { code, stderr } = await runHelm(bin, ['template', 'x', root, '-f', '-'], { input: JSON.stringify(given) })
    expect({ accepted: code === 0, stderr }).toEqual({ accepted: want.length === 0, stderr })
  })
})

test('the values are those that templates see', () => {
  const { values } = judgeFolder(chart, [{ name: 'f', values: { global: { g: 1 }, web: { host: 'y' } } }])
  expect(values).toMatchObject({
    own: 1,
    store: { size: 1, global: { g: 1 } },
    web: { port: 80, host: 'y', global: { g: 1 } },
  })
})

test('an origin: the layer of the user, or the values.yaml of the chart', async () => {
  const bad = await readChartFolder(folder({ ...UMBRELLA, 'values.yaml': 'own: x\n' }), '.')
  expect(judgeFolder(bad, []).issues).toMatchObject([
    { path: ['own'], origin: { layer: 'chart defaults', file: './values.yaml' } },
  ])
  expect(judgeFolder(chart, [{ name: '-f a.yaml', values: { own: 'x' } }]).issues).toMatchObject([
    { origin: { layer: '-f a.yaml' } },
  ])
})

const schemas: [string, { given: string; want: string[] }][] = [
  ['no $schema', { given: '{"properties":{"a":{"type":"integer"}}}', want: ['wrong-type'] }],
  [
    'draft 4',
    {
      given: '{"$schema":"http://json-schema.org/draft-04/schema#","properties":{"a":{"type":"integer"}}}',
      want: ['wrong-type'],
    },
  ],
  [
    '2020-12',
    {
      given:
        '{"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{"i":{"type":"integer"}},"properties":{"a":{"$ref":"#/$defs/i"}}}',
      want: ['wrong-type'],
    },
  ],
  ['a schema with a byte order mark', { given: '\ufeff{"properties":{"a":{"type":"integer"}}}', want: ['wrong-type'] }],
  [
    'a reference to the network',
    { given: '{"properties":{"a":{"$ref":"https://example.com/x.json"}}}', want: ['schema-unsupported'] },
  ],
  ['no schema', { given: '', want: [] }],
]
test.each(schemas)('a foreign schema: %s', async (_, { given, want }) => {
  const files = { 'Chart.yaml': `${META}name: x\n`, ...(given ? { 'values.schema.json': given } : {}) }
  const foreign = await readChartFolder(folder(files), '.')
  expect(judgeFolder(foreign, [{ name: 'f', values: { a: 'x' } }]).issues.map(({ code }) => code)).toEqual(want)
})

const unreadable: [string, { given: Record<string, string>; want: string[] }][] = [
  ['no Chart.yaml', { given: { 'values.yaml': '' }, want: ['unknown-chart'] }],
  ['a schema that is no JSON', { given: { 'Chart.yaml': META, 'values.schema.json': '{' }, want: ['file-unreadable'] }],
  ['an empty schema', { given: { 'Chart.yaml': META, 'values.schema.json': '' }, want: ['file-unreadable'] }],
  ['a values.yaml with a tab', { given: { 'Chart.yaml': META, 'values.yaml': 'a:\n\tb: 1\n' }, want: ['yaml-syntax'] }],
  ['a values.yaml that is a list', { given: { 'Chart.yaml': META, 'values.yaml': '- a\n' }, want: ['yaml-not-a-map'] }],
  ['a packed subchart', { given: { 'Chart.yaml': META, 'charts/db-1.0.0.tgz': '' }, want: ['file-unreadable'] }],
  [
    'a subchart without Chart.yaml',
    { given: { 'Chart.yaml': META, 'charts/db/values.yaml': '' }, want: ['unknown-chart'] },
  ],
]
test.each(unreadable)('cannot be read: %s', async (_, { given, want }) => {
  const error = await readChartFolder(folder(given), '.').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ValuesError)
  expect((error as ValuesError).issues.map(({ code }) => code)).toEqual(want)
})

/** A parent whose strict schema knows only the switch of its subchart. */
const SWITCHED: Record<string, string> = {
  'Chart.yaml': `${META}name: par\ndependencies:\n  - {name: sub, version: 1.0.0, repository: "", condition: sub.enabled}\n`,
  'values.schema.json': strict({
    sub: { ...JSON.parse(strict({ enabled: { type: 'boolean' } })), $schema: undefined },
  }),
  'templates/x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
  'charts/sub/Chart.yaml': `${META}name: sub\n`,
  'charts/sub/values.yaml': 'enabled: false\nport: 1\n',
  'charts/.hidden/readme': '',
}
const switches: [string, { given: Values; want: boolean }][] = [
  ['off by the subchart itself', { given: {}, want: true }],
  ['on, so its defaults meet the strict parent', { given: { sub: { enabled: true } }, want: false }],
  ['no map at all', { given: { sub: 'x' }, want: false }],
]
test.each(switches)('a subchart that is %s', async (_, { given, want }) => {
  const dir = folder(SWITCHED)
  const { issues } = judgeFolder(await readChartFolder(dir, '.'), [{ name: 'f', values: given }])
  expect(issues.length === 0).toBe(want)
  for (const { version, bin } of helms) {
    const { code } = await runHelm(bin, ['template', 'x', dir, '-f', '-'], { input: JSON.stringify(given) })
    expect([version, code === 0]).toEqual([version, want])
  }
})

test('a control character is told once, where a chart with a schema has it', async () => {
  expect(judged({ web: { host: 'a\u007fb' } })).toEqual(['control-character all web.host'])
  const schemaless = folder({ 'Chart.yaml': `${META}name: free\n`, 'values.yaml': 'a: x\n' })
  const { issues } = judgeFolder(await readChartFolder(schemaless, '.'), [{ name: 'f', values: { a: 'a\u007fb' } }])
  expect(issues).toEqual([])
})
