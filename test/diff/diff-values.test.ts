import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  applySetFlags,
  defineChart,
  diffValues,
  type Layer,
  readYamlLayer,
  type SetFlag,
  ValuesError,
  validateValues,
} from '../../src/index.ts'
import { extraEnv, resources } from '../../src/k8s/index.ts'

const api = defineChart({
  name: 'shop-api',
  values: z.strictObject({
    enabled: z.boolean().default(true).describe('Whether there is an API'),
    workers: z.union([z.number(), z.string()]).default(1).describe('No amount: the API reads 1k its own way'),
    quota: z.string().default('1Gi').meta({ 'x-quantity': true, description: 'An amount, and said to be one' }),
    existingSecret: z.string().default('api-secrets').describe('Name of the Secret'),
    adminPassword: z.union([z.string(), z.int()]).default('').meta({ writeOnly: true, description: 'Password' }),
    pin: z
      .union([z.string().meta({ writeOnly: true }), z.int().meta({ writeOnly: true })])
      .default('')
      .describe('A PIN'),
    config: z.record(z.string(), z.string()).default({}).describe('Variables'),
    extraEnv: extraEnv(),
    resources: resources({ requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } }),
  }),
})
const shop = defineChart({
  name: 'shop',
  values: z.strictObject({
    banner: z.string().default('').describe('Line above every page'),
    global: z.looseObject({ domain: z.string().default('example.com').describe('Domain') }).describe('Shared'),
  }),
  subcharts: { api },
  shorthands: { service: 'api' },
})

/** A side with a values file over the defaults, and flags on top. */
async function side(text: string, ...flags: SetFlag[]) {
  const { layer, issues } = readYamlLayer({ name: '-f a.yaml', file: 'a.yaml', text })
  const below: Layer[] = layer ? [layer] : []
  const { values, layers, issues: found } = await validateValues(shop, applySetFlags(flags, below).layers)
  if (!values) throw new ValuesError([...issues, ...found])
  return { values, layers }
}
const changes = async (before: string, after: string) =>
  (await diffValues(shop, await side(before), await side(after))).flatMap((chart) =>
    chart.changes.map((change) => [chart.chart, change.setting, change.before?.value, change.after?.value]),
  )

const SECRET = '(secret)'
const cases: [string, { given: [string, string]; want: unknown[] }][] = [
  ['the same', { given: ['banner: x\n', 'banner: x\n'], want: [] }],
  [
    'by chart, global first',
    {
      given: ['', 'api: {workers: 2}\nglobal: {domain: a.b}\nbanner: x\n'],
      want: [
        ['global', 'global.domain', 'example.com', 'a.b'],
        ['shop', 'banner', '', 'x'],
        ['shop-api', 'api.workers', 1, 2],
      ],
    },
  ],
  [
    'a quantity by its amount',
    {
      given: ['', 'api: {resources: {limits: {cpu: 1000m, memory: 1024Mi}, requests: {cpu: 0.1}}}\n'],
      want: [],
    },
  ],
  ['what a chart marks as a quantity', { given: ['', 'api: {quota: 1024Mi}\n'], want: [] }],
  [
    'what is marked and differs',
    { given: ['', 'api: {quota: 1000Mi}\n'], want: [['shop-api', 'api.quota', '1Gi', '1000Mi']] },
  ],
  [
    'what is no quantity by its text',
    { given: ['api: {workers: 1k}\n', 'api: {workers: 1000}\n'], want: [['shop-api', 'api.workers', '1k', 1000]] },
  ],
  [
    'references to secrets',
    {
      given: ['', 'api: {existingSecret: other}\n'],
      want: [['shop-api', 'api.existingSecret', 'api-secrets', 'other']],
    },
  ],
  [
    'a secret of the schema',
    { given: ['', 'api: {adminPassword: hunter2}\n'], want: [['shop-api', 'api.adminPassword', '', SECRET]] },
  ],
  [
    'a secret in variants of the schema',
    { given: ['api: {pin: 1234}\n', 'api: {pin: "1235"}\n'], want: [['shop-api', 'api.pin', SECRET, SECRET]] },
  ],
  [
    'a secret by its name',
    {
      given: ['api: {config: {MAIL_TOKEN: a}}\n', 'api: {config: {MAIL_TOKEN: b, MODE: c}}\n'],
      want: [
        ['shop-api', 'api.config.MAIL_TOKEN', SECRET, SECRET],
        ['shop-api', 'api.config.MODE', undefined, 'c'],
      ],
    },
  ],
  [
    'a variable with a secret in its name',
    {
      given: [
        'api: {extraEnv: [{name: A_SECRET, value: u}]}\n',
        'api: {extraEnv: [{name: A_SECRET, value: v}, {name: B_SECRET, value: z}]}\n',
      ],
      want: [
        ['shop-api', 'api.extraEnv[name=A_SECRET].value', SECRET, SECRET],
        ['shop-api', 'api.extraEnv[name=B_SECRET]', undefined, { name: 'B_SECRET', value: SECRET }],
      ],
    },
  ],
  [
    'where a variable gets its secret',
    {
      given: [
        'api: {extraEnv: [{name: A_SECRET, valueFrom: {secretKeyRef: {name: a, key: k}}}]}\n',
        'api: {extraEnv: [{name: A_SECRET, valueFrom: {secretKeyRef: {name: b, key: k}}}]}\n',
      ],
      want: [['shop-api', 'api.extraEnv[name=A_SECRET].valueFrom.secretKeyRef.name', 'a', 'b']],
    },
  ],
]
test.each(cases)('%s', async (_, { given: [before, after], want }) =>
  expect(await changes(before, after)).toEqual(want),
)

describe('who set it', () => {
  const origins = async (before: string, after: string, ...flags: SetFlag[]) => {
    const [chart] = await diffValues(shop, await side(before), await side(after, ...flags))
    return chart?.changes.map((change) => [change.before?.origin, change.after?.origin])
  }
  test('a file, with its line; the defaults', async () =>
    expect(await origins('', '# x\napi:\n  workers: 2\n')).toEqual([
      [
        { layer: 'chart defaults', file: 'charts/shop/values.yaml' },
        expect.objectContaining({ layer: '-f a.yaml', file: 'a.yaml', line: 3 }),
      ],
    ]))
  test('a flag', async () =>
    expect(await origins('', '', { kind: 'set', text: 'api.workers=3' })).toMatchObject([[{}, { layer: '--set' }]]))
  test('a shorthand, which wins', async () =>
    expect(await origins('', 'api: {workers: 2}\nservice:\n  workers: 3\n')).toMatchObject([[{}, { line: 3 }]]))
  test('an item of a list, each on its side', async () =>
    expect(
      await origins(
        'api:\n  extraEnv:\n    - name: A\n      value: x\n',
        'api:\n  extraEnv:\n    - name: B\n      value: x\n    - name: A\n      value: v\n',
      ),
    ).toMatchObject([
      [{ line: 4 }, { line: 6 }],
      [undefined, { line: 3 }],
    ]))
})

test('which side deploys a chart', async () =>
  expect(await diffValues(shop, await side('api: {enabled: false}\n'), await side(''))).toMatchObject([
    {
      chart: 'shop-api',
      path: ['api'],
      deployed: { before: false, after: true },
      changes: [{ setting: 'api.enabled' }],
    },
  ]))
