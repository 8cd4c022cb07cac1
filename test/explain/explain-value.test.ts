import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { otherValues } from '../../src/explain/other-values.ts'
import { defineChart, defineEnvironment, defineProject, explainValue, ValuesError } from '../../src/index.ts'
import { type Path, parsePath } from '../../src/path.ts'
import { modelOf } from '../../src/schema/model.ts'
import { shop, web } from '../rules/shop.ts'

const production = defineEnvironment({
  name: 'production',
  values: { connections: 200, web: { scaling: { max: 15 } }, 'shop-web': { replicas: 3 } },
})
const project = defineProject({ root: shop, environments: [production] })
const explain = (path: Path, more = {}) => explainValue(project, { environment: 'production', path, ...more })

test('values, layers and rules of a project, without any file', async () => {
  const { explanation, issues } = await explain(['web', 'scaling', 'max'])
  expect(issues).toEqual([])
  expect(explanation?.setting).toMatchObject({
    value: 15,
    set: { origin: { layer: 'environment production' }, path: ['web', 'scaling', 'max'] },
    beaten: [{ value: 10, origin: { layer: 'chart defaults', file: 'charts/shop-web/values.yaml' } }],
    default: 10,
    description: 'Most',
    takes: expect.stringContaining('integer'),
    templates: [],
    unread: [],
  })
  expect(explanation?.setting?.rules).toEqual([
    { chart: 'shop', words: 'connections must be at least 10 x web.scaling.max (each pod opens 10)' },
    { chart: 'shop-web', words: 'web.scaling.min must be at most web.scaling.max, where web.scaling.enabled is set' },
  ])
})

test('layers on top, and a rule that they break: the explanation is there all the same', async () => {
  const layers = [{ name: 'mine', values: { web: { scaling: { max: 30 } } } }]
  const { explanation, issues } = await explain(['web', 'scaling', 'max'], { layers })
  expect(issues.map(({ code }) => code)).toEqual(['rule-broken'])
  expect(explanation?.setting).toMatchObject({ value: 30, set: { origin: { layer: 'mine' } } })
})

test('a layer that no file could hold leaves nothing to explain', async () => {
  const layers = [{ name: 'mine', values: { connections: Number.NaN } }]
  const { explanation, issues } = await explain(['connections'], { layers })
  expect(explanation).toBeUndefined()
  expect(issues.map(({ code }) => code)).toEqual(['wrong-type'])
})

test('an unknown path is thrown as an issue', async () => {
  const thrown = await explain(['web', 'replicsa']).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(ValuesError)
  expect((thrown as ValuesError).issues).toMatchObject([{ code: 'unknown-key', hint: 'did you mean web.replicas?' }])
})

test('templates: global is read by every chart, a chart by the name of its own', async () => {
  const root = defineChart({
    name: 'root',
    values: z.strictObject({ global: z.looseObject({ domain: z.string().default('').describe('D') }).describe('G') }),
    subcharts: { one: web, two: web },
  })
  const text = '{{ .Values.global.domain }}{{ include "lib.replicas" . }}'
  const templates = [
    { file: 'charts/root/templates/a.yaml', text },
    {
      file: 'charts/root/charts/lib/templates/_l.tpl',
      text: '{{ define "lib.replicas" }}\n{{ .Values.replicas }}{{ end }}',
    },
    { file: 'charts/shop-web/templates/b.yaml', text },
    { file: 'charts/shop-web/templates/c.yaml', text: '{{ if' },
    {
      file: 'charts/shop-web/templates/d.yaml',
      text: '{{ if .Values.global }}\n{{ include "none" .Values.replicas }}',
    },
    { file: 'charts/other/templates/e.yaml', text },
  ]
  const environment = defineEnvironment({ name: 'x', values: {} })
  const inRoot = async (path: Path) => {
    const options = { environment: 'x', path, templates }
    const { explanation } = await explainValue(defineProject({ root, environments: [environment] }), options)
    const { templates: found = [], unread } = explanation?.setting ?? {}
    return { places: found.map(({ file, line }) => `${file}:${line}`), unread }
  }
  expect(await inRoot(['global', 'domain'])).toEqual({
    places: ['charts/root/templates/a.yaml:1', 'charts/shop-web/templates/b.yaml:1'],
    unread: ['charts/shop-web/templates/d.yaml: no end of {{ if .Values.global }}'],
  })
  expect((await inRoot(['two', 'replicas'])).places).toEqual(['charts/root/charts/lib/templates/_l.tpl:2'])
})

const readers: [string, { given: string; path: Path; want: string[] }][] = [
  [
    'an entry of a map that is ranged over',
    { given: '{{ range .Values.parameters }}{{ . }}{{ end }}', path: ['parameters', 'x'], want: ['parameters.*'] },
  ],
  [
    'all of a map around it',
    { given: '{{ toYaml .Values.scaling }}', path: ['scaling', 'max'], want: ['around scaling'] },
  ],
  [
    'whether a map around it is there says nothing of it',
    { given: '{{ if .Values.scaling }}{{ end }}', path: ['scaling', 'max'], want: [] },
  ],
  ['a sibling', { given: '{{ .Values.scaling.min }}', path: ['scaling', 'max'], want: [] }],
  ['an item of it', { given: '{{ range .Values.env }}{{ .name }}{{ end }}', path: ['env'], want: ['env.*.name'] }],
  ['all values', { given: '{{ toYaml .Values }}', path: ['domain'], want: ['around '] }],
  [
    'a helper that it includes',
    { given: '{{ define "h" }}{{ .Values.domain }}{{ end }}\n{{ include "h" . }}', path: ['domain'], want: ['domain'] },
  ],
]
test.each(readers)('who reads it: %s', async (_, { given, path, want }) => {
  const alone = defineProject({ root: web, environments: [defineEnvironment({ name: 'x', values: {} })] })
  const templates = [{ file: 'charts/shop-web/templates/a.yaml', text: given }]
  const { explanation } = await explainValue(alone, { environment: 'x', path, templates })
  const found = explanation?.setting?.templates.map((one) => `${one.isAround ? 'around ' : ''}${one.path.join('.')}`)
  expect(found).toEqual(want)
})

describe('other valid values', () => {
  const others: [string, unknown][] = [
    ['web.scaling.max', 10],
    ['web.replicas', 2],
    ['web.scaling.enabled', false],
    ['connections', 201],
    ['web.mode', 'closed'],
    ['web.interval', '61s'],
    ['web.env', [{ name: 'x' }]],
    ['web.parameters', { x: 'x' }],
    ['web.parameters.any', 'x'],
    ['web.keys', ['A']],
    ['web.keys[1]', 'Bx'],
    ['web.ingress.hosts[0].host', 'x'],
    ['tags.all', true],
  ]
  test.each(others)('%s: %j first', async (path, want) => {
    const root = await modelOf(shop)
    const above = [{ name: 'environment production', values: production.values }]
    const [first] = otherValues(root, above, parsePath(path) ?? [])
    expect(first?.value).toEqual(want)
  })

  test('none where the values have errors', async () => {
    const root = await modelOf(shop)
    expect([...otherValues(root, [{ name: 'x', values: { connections: 'x' } }], ['connections'])]).toEqual([])
  })

  test('each passes schema and rules', async () => {
    const root = await modelOf(shop)
    const found = [...otherValues(root, [], ['connections'])].map(({ value }) => value)
    expect(found.length).toBeGreaterThan(1)
    for (const value of found) expect(value).toBeGreaterThan(100)
  })
})
