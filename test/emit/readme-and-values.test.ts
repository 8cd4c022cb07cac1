import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { HEADER } from '../../src/emit/artifact.ts'
import { readmeTable } from '../../src/emit/readme-table.ts'
import { valuesYaml } from '../../src/emit/values-yaml.ts'
import { modelOf } from '../../src/schema/model.ts'

const modelWith = (shape: z.ZodRawShape) => modelOf(defineChart({ name: 'web', values: z.strictObject(shape) }))

describe('README table', () => {
  const rows: [string, { given: z.ZodRawShape; want: string }][] = [
    [
      'a plain setting',
      { given: { a: z.int().min(1).default(2).describe('Pods') }, want: '| `a` | integer, at least 1 | `2` | Pods |' },
    ],
    [
      'pipes are escaped in every cell',
      {
        given: { 'a|b': z.enum(['x|y', 'z']).default('x|y').describe('One | two') },
        want: '| `["a\\|b"]` | "x\\|y" \\| "z" | `"x\\|y"` | One \\| two |',
      },
    ],
    [
      'tags are no markup',
      { given: { a: z.string().default('').describe('Use <b>') }, want: '| `a` | string | `""` | Use &lt;b> |' },
    ],
    [
      'an optional setting has no default',
      { given: { a: z.boolean().optional().describe('A') }, want: '| `a` | boolean |  | A |' },
    ],
    [
      'a deprecated setting',
      {
        given: { a: z.boolean().optional().describe('A').meta({ deprecated: true }) },
        want: '| `a` | boolean |  | A **Deprecated.** |',
      },
    ],
    [
      'a nested setting',
      {
        given: { m: z.strictObject({ a: z.string().default('x').describe('A') }).describe('M') },
        want: '| `m.a` | string | `"x"` | A |',
      },
    ],
    [
      'a long default',
      {
        given: { a: z.string().default('x'.repeat(80)).describe('A') },
        want: '| `a` | string | see values.yaml | A |',
      },
    ],
    [
      'lists and maps',
      {
        given: { a: z.record(z.string(), z.array(z.int())).default({}).describe('A') },
        want: '| `a` | map of list of integer | `{}` | A |',
      },
    ],
  ]
  test.each(rows)('%s', async (_, { given, want }) => {
    const [head, line, ...own] = readmeTable(await modelWith(given))
      .trimEnd()
      .split('\n')
    expect([head, line]).toEqual(['| Key | Type | Default | Description |', '| --- | --- | --- | --- |'])
    expect(own).toEqual([want])
  })

  test('a backtick in a default does not end the code', async () => {
    const table = readmeTable(await modelWith({ a: z.string().default('x`y').describe('A') }))
    // Markdown: a span that holds a backtick is fenced by two
    expect(table).toContain('| ``"x`y"`` |')
  })
})

describe('values.yaml', () => {
  test('starts with the modelines of both editors and the header', async () => {
    const text = valuesYaml(await modelWith({ a: z.int().default(1).describe('A') }))
    expect(text).toBe(
      `# yaml-language-server: $schema=values.schema.json\n# $schema: values.schema.json\n# ${HEADER}\n\n# A (integer)\na: 1\n`,
    )
  })

  const optional: [string, { given: z.ZodType; want: unknown }][] = [
    [
      'a text',
      {
        given: z
          .string()
          .optional()
          .describe('A')
          .meta({ examples: ['x'] }),
        want: 'x',
      },
    ],
    [
      'a text that looks like a number',
      {
        given: z
          .string()
          .optional()
          .describe('A')
          .meta({ examples: ['1.10'] }),
        want: '1.10',
      },
    ],
    [
      'a map',
      {
        given: z
          .record(z.string(), z.string())
          .optional()
          .describe('A')
          .meta({ examples: [{ on: 'yes' }] }),
        want: { on: 'yes' },
      },
    ],
    [
      'a list',
      {
        given: z
          .array(z.strictObject({ a: z.int().describe('A') }))
          .optional()
          .describe('A')
          .meta({ examples: [[{ a: 1 }]] }),
        want: [{ a: 1 }],
      },
    ],
    ['a list without example', { given: z.array(z.string()).optional().describe('A'), want: [] }],
    [
      'a map without example',
      {
        given: z
          .strictObject({ x: z.int().optional().describe('X') })
          .optional()
          .describe('A'),
        want: {},
      },
    ],
  ]
  // A reader takes the sign of the comment away and expects a line that works.
  test.each(optional)('an optional setting is a comment that can be used: %s', async (_, { given, want }) => {
    const model = await modelWith({ keep: z.int().default(1).describe('Keep'), a: given })
    const text = valuesYaml(model)
    expect(parse(text)).toEqual({ keep: 1 })
    expect(parse(text.replace(/^# (a:| {2}|- )/gm, '$1'))).toEqual({ keep: 1, a: want })
  })

  test('a description of many words is broken between them and stays a comment', async () => {
    const text = valuesYaml(
      await modelWith({
        a: z
          .int()
          .default(1)
          .describe(`Word: ${'word # - '.repeat(60)}`),
      }),
    )
    expect(parse(text)).toEqual({ a: 1 })
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(112)
  })

  test('what is nested is indented with its comments', async () => {
    const inner = z.strictObject({
      l: z.array(z.string()).default(['x']).describe('L'),
      t: z.string().default('a\nb\n').describe('T'),
    })
    const text = valuesYaml(await modelWith({ m: inner.describe('M') }))
    expect(text).toContain('\n# M\nm:\n  # L (list of string)\n  l:\n    - x\n  # T (string)\n  t: |\n    a\n    b\n')
  })
})
