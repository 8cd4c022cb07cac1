import { describe, expect, test } from 'vitest'
import { overlayType } from '../../src/emit/overlay-type/overlay-type.ts'
import { modelOf } from '../../src/schema/model.ts'
import { allModels } from '../../src/schema/sections.ts'
import { shop } from '../emit/fixture-charts.ts'
import { odd as rare } from '../verdicts/odd.ts'
import { typeChecker } from './type-checker.ts'

const types = Object.fromEntries(
  allModels(await modelOf(shop)).map((chart) => [`${chart.name}.d.ts`, overlayType(chart)]),
)

/** An environment file with the given values; they start in line 5. */
const environment = (values: string): string => `import { defineEnvironment } from '../../../src/index.ts'
import type { ShopOverlay } from './shop.d.ts'
export const production = defineEnvironment<ShopOverlay>({
  name: 'production',
${values}
})
`
const FIRST_LINE = 5

const good: Record<string, string> = {
  nothing: '  values: {},',
  'three keys': "  values: { banner: 'x', api: { replicaCount: 3, image: { tag: 'v2' } } },",
  'null where nothing would come back':
    '  values: { enabled: null, api: { image: { tag: null }, metricsPort: null, tree: null, range: null } },',
  'what a chart declares of global': "  values: { global: { domain: 'x' } },",
  'unions, tuples, definitions, trees': `  values: {
    api: {
      target: 'http', logLevel: 'no', range: [1, 2], ports: [{ name: 'a', number: 1 }],
      sources: [{ kind: 'file', path: '/x' }, { kind: 'secret', name: 's' }],
      tree: { name: 'a', children: [{ name: 'b', children: [] }] },
    },
  },`,
  'open maps take any key': "  values: { api: { labels: { 'example.com/a': 'b', constructor: 'c' } } },",
}
const NO_SUCH_KEY = 2353
const NO_SUCH_KEY_MEANT = 2561
const WRONG_TYPE = 2322
const MISSING = 2741
const bad: Record<string, { given: string; line: number; want: { code: number; text?: string } }> = {
  'a typo': {
    given: '  values: {\n    api: {\n      replicaCuont: 3,\n    },\n  },',
    line: 7,
    want: { code: NO_SUCH_KEY_MEANT, text: "Did you mean to write 'replicaCount'?" },
  },
  'a typo at the top': {
    given: '  values: {\n    bannner: "x",\n  },',
    line: 6,
    want: { code: NO_SUCH_KEY_MEANT, text: "'banner'" },
  },
  'a typo in what a chart declares of global': {
    given: '  values: {\n    global: {\n      domian: "x",\n    },\n  },',
    line: 7,
    want: { code: NO_SUCH_KEY_MEANT, text: "'domain'" },
  },
  'an unknown key': {
    given: '  values: {\n    store: {\n      xyz: 1,\n    },\n  },',
    line: 7,
    want: { code: NO_SUCH_KEY },
  },
  'a key inside an item': {
    given: "  values: {\n    api: {\n      ports: [{ name: 'a', number: 1, xyz: 2 }],\n    },\n  },",
    line: 7,
    want: { code: NO_SUCH_KEY },
  },
  'a wrong word': {
    given: "  values: {\n    api: {\n      logLevel: 'loud',\n    },\n  },",
    line: 7,
    want: { code: WRONG_TYPE, text: '"loud"' },
  },
  'a wrong type': {
    given: "  values: {\n    api: {\n      replicaCount: '3',\n    },\n  },",
    line: 7,
    want: { code: WRONG_TYPE },
  },
  'a secret': {
    given: "  values: {\n    api: {\n      password: 'hunter2',\n    },\n  },",
    line: 7,
    want: { code: WRONG_TYPE },
  },
  'a scalar for a map': {
    given: "  values: {\n    api: {\n      image: 'x',\n    },\n  },",
    line: 7,
    want: { code: 2559 },
  },
  'a null on a setting with a default': {
    given: '  values: {\n    api: {\n      replicaCount: null,\n    },\n  },',
    line: 7,
    want: { code: WRONG_TYPE },
  },
  'an item without a key that it needs': {
    given: "  values: {\n    api: {\n      ports: [{ name: 'a' }],\n    },\n  },",
    line: 7,
    want: { code: MISSING },
  },
  'a tuple that is too short': {
    given: '  values: {\n    api: {\n      range: [1],\n    },\n  },',
    line: 7,
    want: { code: WRONG_TYPE },
  },
  'a number in a map of text': {
    given: '  values: {\n    api: {\n      labels: { a: 1 },\n    },\n  },',
    line: 7,
    want: { code: WRONG_TYPE },
  },
}

const cases = [...Object.values(good), ...Object.values(bad).map(({ given }) => given)].map((values, i) => [
  `case-${i}.ts`,
  environment(values),
])
const checker = typeChecker({ ...types, ...Object.fromEntries(cases) })
const fileOf = (values: string): string => cases.find(([, text]) => text === environment(values))?.[0] ?? ''

describe('TypeScript takes', () => {
  test.each(Object.keys(types))('the generated %s', (name) => expect(checker.problems(name)).toEqual([]))
  test.each(Object.entries(good))('%s', (_, values) => expect(checker.problems(fileOf(values))).toEqual([]))
})

describe('TypeScript names the very line of', () => {
  test.each(Object.entries(bad))('%s', (_, { given, line, want }) => {
    const found = checker.problems(fileOf(given))
    expect(found).toEqual([{ line, code: want.code, text: expect.stringContaining(want.text ?? '') }])
    expect(line).toBeGreaterThan(FIRST_LINE)
  })
})

describe('an editor shows', () => {
  const name = fileOf(good['unions, tuples, definitions, trees'] ?? '')
  const three = fileOf(good['three keys'] ?? '')
  const shown: [string, { given: [string, string]; want: { documentation: string; tags?: string[] } }][] = [
    [
      'a setting with its default',
      {
        given: [three, 'replicaCount'],
        want: { documentation: 'Pods of the API\n\nAllowed: `integer, 1 to 50`', tags: ['default 2'] },
      },
    ],
    [
      'a nested setting with its example',
      {
        given: [three, 'tag'],
        want: { documentation: 'Tag, the app version if empty\n\nAllowed: `string like "v1.2.3"`' },
      },
    ],
    ['a section of the umbrella', { given: [three, 'api:'], want: { documentation: 'The API of the shop' } }],
    [
      'a key of a shared definition',
      { given: [name, 'number'], want: { documentation: 'Number of the port\n\nAllowed: `integer, 1 to 65535`' } },
    ],
    [
      'a setting of several lines of default',
      {
        given: [name, 'target'],
        want: { documentation: 'Number or name of the target\n\nAllowed: `integer | string`', tags: ['default 80'] },
      },
    ],
  ]
  test.each(shown)('%s', (_, { given, want }) => expect(checker.hover(...given)).toMatchObject({ tags: [], ...want }))
})

test('a deprecated setting is marked, and no description can end the comment', async () => {
  const { z } = await import('zod')
  const { defineChart } = await import('../../src/define/chart.ts')
  const chart = defineChart({
    name: 'odd',
    values: z.strictObject({
      'a-b.c/d': z.string().default('*/ x').describe('Ends */ here').meta({ deprecated: true }),
      class: z.string().optional().describe('A word of the language'),
      $x: z
        .array(z.array(z.union([z.string(), z.int()])))
        .default([])
        .describe('Lists'),
      open: z.looseObject({ a: z.int().optional().describe('A') }).describe('Open'),
      on: z
        .record(z.string(), z.array(z.strictObject({ a: z.boolean().describe('A') })))
        .default({})
        .describe('Map of lists'),
    }),
  })
  const own = typeChecker({
    'odd.ts': overlayType(await modelOf(chart)),
    'use.ts':
      "import type { OddOverlay } from './odd.ts'\nexport const odd: OddOverlay = { 'a-b.c/d': 'x', class: null, $x: [['a', 1]], open: { a: 1, b: [] }, on: { k: [{ a: true }] } }\n",
  })
  expect(own.problems('odd.ts')).toEqual([])
  expect(own.problems('use.ts')).toEqual([])
  expect(own.hover('use.ts', "'a-b.c/d'")).toMatchObject({
    documentation: expect.stringContaining('Ends *'),
    tags: ['default "*\\/ x"', 'deprecated'],
  })
})

test('what other tools rarely write is typed as it is judged', async () => {
  const chart = await modelOf(rare)
  const use = (inside: string): string =>
    `import type { OddPartOverlay } from './odd.ts'\nexport const odd: OddPartOverlay = ${inside}\n`
  const fine = [
    '{ steps: [1] }',
    "{ steps: [1, 'a', true, false], quota: { cpu: 2 }, some: { a: 'x' } }",
    "{ ports2: { p1: 1, other: 'x' }, either: { a: 'x' }, memory: '1Mi', mail: null }",
    "{ anything: { a: [1, 'x', null, { b: true }] } }",
  ]
  const wrong = [
    "{ steps: ['a'] }",
    "{ steps: [1, 'a', 2] }",
    '{ quota: { pods: 1 } }',
    '{ some: { a: 1 } }',
    '{ either: { b: 1 } }',
    '{ anything: { a: () => 1 } }',
  ]
  const files = (prefix: string, texts: readonly string[]) => texts.map((text, i) => [`${prefix}${i}.ts`, use(text)])
  const own = typeChecker({
    'odd.ts': overlayType(chart),
    ...Object.fromEntries([...files('fine', fine), ...files('wrong', wrong)]),
  })
  expect(own.problems('odd.ts')).toEqual([])
  for (const [i, text] of fine.entries()) expect(own.problems(`fine${i}.ts`), text).toEqual([])
  for (const [i, text] of wrong.entries()) expect(own.problems(`wrong${i}.ts`), text).toHaveLength(1)
})

test('maps whose names coincide keep interfaces of their own', async () => {
  const { z } = await import('zod')
  const { defineChart } = await import('../../src/define/chart.ts')
  const map = (key: string) => z.strictObject({ [key]: z.int().default(1).describe(key) }).describe(key)
  const shared = z.strictObject({ c: z.int().describe('C') }).meta({ id: 'FooBar' })
  const chart = defineChart({
    name: 'twin',
    values: z.strictObject({
      'foo-bar': map('a'),
      fooBar: map('b'),
      overlay: map('d'),
      '-': map('e'),
      list: z.array(shared).default([]).describe('List'),
      one: shared.optional().describe('One'),
    }),
  })
  const use = (inside: string): string =>
    `import type { TwinOverlay } from './twin.ts'\nexport const twin: TwinOverlay = ${inside}\n`
  const own = typeChecker({
    'twin.ts': overlayType(await modelOf(chart)),
    'good.ts': use("{ 'foo-bar': { a: 1 }, fooBar: { b: 1 }, overlay: { d: 1 }, '-': { e: 1 }, list: [{ c: 1 }] }"),
    'bad.ts': use("{ 'foo-bar': { b: 1 } }"),
  })
  expect(own.problems('twin.ts')).toEqual([])
  expect(own.problems('good.ts')).toEqual([])
  expect(own.problems('bad.ts').map(({ text }) => text)).toEqual([
    expect.stringContaining("'b' does not exist in type 'TwinFooBar2'"),
  ])
})
