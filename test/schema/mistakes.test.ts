import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'
import { defineChart } from '../../src/define/chart.ts'
import { ValuesError } from '../../src/issues.ts'
import { formatPath } from '../../src/path.ts'
import type { ZodSchema } from '../../src/schema/convert.ts'
import { modelOf } from '../../src/schema/model.ts'

/** What is wrong with a chart of these values, as `code path`. */
async function mistakes(values: ZodSchema): Promise<string[]> {
  try {
    await modelOf(defineChart({ name: 'web', values }))
    return []
  } catch (error) {
    if (!(error instanceof ValuesError)) throw error
    return error.issues.map(({ code, path }) => `${code} ${formatPath(path)}`)
  }
}

const name = z.string().default('').describe('Name')

function treeOf(inside: (tree: z.ZodType) => z.ZodType): z.ZodType {
  const tree: z.ZodType = z.strictObject({
    a: name,
    get inner() {
      return inside(tree).describe('Inner')
    },
  })
  return tree.describe('Tree')
}

describe('a schema that Helm could judge', () => {
  const fine: [string, z.ZodRawShape][] = [
    ['a default and a description', { name }],
    ['an optional key', { name: z.string().optional().describe('Name') }],
    ['a map whose default is composed of its keys', { image: z.strictObject({ tag: name }).describe('Image') }],
    ['a declared open map', { labels: z.record(z.string(), z.string()).default({}).describe('Labels') }],
    ['an open map of anything', { more: z.record(z.string(), z.unknown()).default({}).describe('More') }],
    [
      'a loose object',
      { global: z.looseObject({ domain: z.string().optional().describe('Domain') }).describe('Shared') },
    ],
    [
      'a required key in an item',
      {
        list: z
          .array(z.strictObject({ a: z.string().describe('A') }))
          .default([])
          .describe('L'),
      },
    ],
    [
      'a portable pattern',
      {
        cpu: z
          .string()
          .regex(/^[0-9]+m?$/)
          .default('1')
          .describe('CPU'),
      },
    ],
    ['a union', { port: z.union([z.int(), z.string()]).default(80).describe('Port') }],
    ['bounds, lengths and steps', { n: z.number().min(0).max(9).multipleOf(3).default(3).describe('N') }],
  ]
  test.each(fine)('%s', async (_, shape) => expect(await mistakes(z.strictObject(shape))).toEqual([]))
})

describe('a schema mistake is named with its path', () => {
  const wrong: [string, z.ZodRawShape, string[]][] = [
    ['no description', { a: z.string().default('') }, ['schema-description a']],
    [
      'no description in an item',
      {
        l: z
          .array(z.strictObject({ a: z.string() }))
          .default([])
          .describe('L'),
      },
      ['schema-description l["*"].a'],
    ],
    ['no default', { a: z.string().describe('A') }, ['schema-default a']],
    [
      'no default inside a map',
      { m: z.strictObject({ a: z.string().describe('A') }).describe('M') },
      ['schema-default m.a'],
    ],
    ['a null default', { a: z.string().nullable().default(null).describe('A') }, ['schema-default a']],
    [
      'a default in an item',
      {
        l: z
          .array(z.strictObject({ a: name }))
          .default([])
          .describe('L'),
      },
      ['schema-default l["*"].a'],
    ],
    [
      'a default in an item with an id, which a setting may have',
      (() => {
        const shared = z.strictObject({ a: name }).meta({ id: 'Shared', description: 'Shared' })
        return { one: shared, l: z.array(shared).default([]).describe('L') }
      })(),
      ['schema-default l["*"].a'],
    ],
    [
      'a default in a map that holds itself',
      { tree: treeOf((tree) => tree.optional()) },
      ['schema-default tree.inner.inner.a'],
    ],
    [
      'a default of a map that holds itself',
      { tree: treeOf((tree) => tree.default({})) },
      ['schema-default tree.inner.inner', 'schema-default tree.inner.inner.a'],
    ],
    [
      'a default that its own schema refuses',
      { a: z.string().min(3).default('x').describe('A') },
      ['schema-default a'],
    ],
    ['an object that strips', { o: z.object({ a: name }).describe('O') }, ['schema-open o']],
    ['anything', { a: z.unknown().optional().describe('A') }, ['schema-empty a']],
    ['any', { a: z.any().default(1).describe('A') }, ['schema-empty a']],
    [
      'a refinement',
      {
        a: z
          .string()
          .refine((text) => text !== 'x')
          .default('')
          .describe('A'),
      },
      ['schema-refinement a'],
    ],
    [
      'a check behind a default',
      { a: z.string().default('x').describe('A').check(z.regex(/^x$/)) },
      ['schema-refinement a'],
    ],
    [
      'a refinement of a map',
      {
        m: z
          .strictObject({ a: name })
          .refine(() => true)
          .describe('M'),
      },
      ['schema-refinement m'],
    ],
    [
      'a superRefine',
      {
        a: z
          .string()
          .superRefine(() => {})
          .default('')
          .describe('A'),
      },
      ['schema-refinement a'],
    ],
    [
      'a check of the new kind',
      {
        a: z
          .string()
          .check(() => {})
          .default('')
          .describe('A'),
      },
      ['schema-refinement a'],
    ],
    [
      'a transform',
      {
        a: z
          .string()
          .transform((text) => text.length)
          .default(0)
          .describe('A'),
      },
      ['schema-transform a'],
    ],
    ['a trim', { a: z.string().trim().default('').describe('A') }, ['schema-transform a']],
    ['a coerced number', { a: z.coerce.number().default(1).describe('A') }, ['schema-transform a']],
    ['a catch', { a: z.string().catch('').default('').describe('A') }, ['schema-transform a']],
    ['a preprocess', { a: z.preprocess(String, z.string()).default('').describe('A') }, ['schema-transform a']],
    [
      'lookahead',
      {
        a: z
          .string()
          .regex(/^(?!x)/)
          .default('')
          .describe('A'),
      },
      ['schema-pattern a'],
    ],
    ['flags', { a: z.string().regex(/^ab$/i).default('ab').describe('A') }, ['schema-pattern a']],
    ['a hostname, which Zod writes with lookahead', { a: z.hostname().optional().describe('A') }, ['schema-pattern a']],
    ['a format that each Helm judges otherwise', { a: z.url().optional().describe('A') }, ['schema-pattern a']],
    [
      'a pattern on a secret',
      { a: z.string().regex(/^a/).optional().describe('A').meta({ writeOnly: true }) },
      ['schema-pattern a'],
    ],
    ['a date', { a: z.date().optional().describe('A') }, ['schema-unsupported a']],
    [
      'an intersection',
      { a: z.intersection(z.strictObject({}), z.strictObject({})).optional().describe('A') },
      ['schema-unsupported a'],
    ],
    [
      'an id that can name no type',
      {
        l: z
          .array(z.strictObject({}).meta({ id: 'a/b' }))
          .default([])
          .describe('L'),
      },
      ['schema-key ["a/b"]'],
    ],
    ['a closed global', { global: z.strictObject({ a: name }).describe('G') }, ['schema-key global']],
  ]
  test.each(wrong)('%s', async (_, shape, want) => expect(await mistakes(z.strictObject(shape))).toEqual(want))

  test('all at once', async () => {
    const values = z.strictObject({ a: z.string(), b: z.unknown().optional(), c: z.object({}).describe('C') })
    expect(await mistakes(values)).toEqual([
      'schema-default a',
      'schema-description a',
      'schema-description b',
      'schema-empty b',
      'schema-open c',
    ])
  })

  test.each([
    ['no schema of any Zod', {} as ZodSchema],
    ['a schema of Zod 4 that is no map', z.string()],
    ['a schema of Zod 3 that is no map', z3.string()],
  ])('%s converts to nothing', async (_, values) => expect(await mistakes(values)).toEqual(['schema-empty (values)']))
})

describe('Zod 3', () => {
  test('a strict schema gives the same schema as in Zod 4', async () => {
    const three = await modelOf(
      defineChart({
        name: 'web',
        values: z3
          .object({
            replicaCount: z3.number().int().min(1).default(2).describe('Pods'),
            image: z3
              .object({ tag: z3.string().default('v1').describe('Tag') })
              .strict()
              .describe('Image'),
            list: z3
              .array(z3.enum(['a', 'b']))
              .default([])
              .describe('List'),
            note: z3.string().optional().describe('Note'),
          })
          .strict(),
      }),
    )
    const four = await modelOf(
      defineChart({
        name: 'web',
        values: z.strictObject({
          replicaCount: z.int().min(1).default(2).describe('Pods'),
          image: z.strictObject({ tag: z.string().default('v1').describe('Tag') }).describe('Image'),
          list: z
            .array(z.enum(['a', 'b']))
            .default([])
            .describe('List'),
          note: z.string().optional().describe('Note'),
        }),
      }),
    )
    expect(three.schema).toEqual(four.schema)
    expect(three.defaults).toEqual({ replicaCount: 2, image: { tag: 'v1' }, list: [] })
  })

  test('an object that is open to entries of a type is fine', async () => {
    const open = z3
      .object({ b: z3.string().default('').describe('B') })
      .catchall(z3.number())
      .describe('A')
    expect(await mistakes(z3.object({ a: open }).strict())).toEqual([])
  })

  const tree: z3.ZodTypeAny = z3.object({ b: z3.lazy(() => tree).optional() }).strict()
  test.each<[string, z3.ZodTypeAny, string]>([
    [
      'a refinement',
      z3
        .string()
        .refine(() => true)
        .default('')
        .describe('A'),
      'schema-refinement a',
    ],
    ['flags', z3.string().regex(/^x$/i).default('x').describe('A'), 'schema-pattern a'],
    ['a trim', z3.string().trim().default('').describe('A'), 'schema-transform a'],
    ['a set', z3.set(z3.string()).optional().describe('A'), 'schema-unsupported a'],
    ['a bigint', z3.bigint().optional().describe('A'), 'schema-unsupported a'],
    ['a date', z3.date().optional().describe('A'), 'schema-unsupported a'],
    ['a coercion', z3.coerce.number().default(1).describe('A'), 'schema-transform a'],
    ['an object that strips', z3.object({ b: z3.string().default('').describe('B') }).describe('A'), 'schema-open a'],
    ['no default', z3.string().describe('A'), 'schema-default a'],
    ['a map that holds itself', tree.describe('A'), 'schema-unsupported a.b.b'],
  ])('%s is named with its path', async (_, schema, want) =>
    expect(await mistakes(z3.object({ a: schema }).strict())).toContain(want),
  )
})
