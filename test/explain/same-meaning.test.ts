import { expect, test } from 'vitest'
import { z } from 'zod'
import { isSameMeaning } from '../../src/explain/same-meaning.ts'
import type { JsonSchema } from '../../src/json-schema/json-schema.ts'
import { cpuQuantity, memoryQuantity } from '../../src/k8s/index.ts'
import type { Value } from '../../src/values/values.ts'

const schemaOf = (type: z.ZodType): JsonSchema => z.toJSONSchema(type, { target: 'draft-7' }) as JsonSchema
const cpu = schemaOf(cpuQuantity())
const memory = schemaOf(memoryQuantity())
const duration: JsonSchema = { type: 'string', pattern: '^[0-9]+[smh]$' }
const percent: JsonSchema = { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?%?$' }] }

const cases: [string, { given: [Value | undefined, Value | undefined, JsonSchema]; want: boolean }][] = [
  ['equal text', { given: ['a', 'a', {}], want: true }],
  [
    'equal maps, whoever made them',
    { given: [{ a: [1] }, Object.assign(Object.create(null), { a: [1] }), {}], want: true },
  ],
  ['maps that differ', { given: [{ a: 1 }, { a: 2 }, {}], want: false }],
  ['1000m and 1', { given: ['1000m', '1', cpu], want: true }],
  ['0.5 and 500m', { given: [0.5, '500m', cpu], want: true }],
  ['1Gi and 1024Mi', { given: ['1Gi', '1024Mi', memory], want: true }],
  ['bytes as a number', { given: [1024, '1Ki', memory], want: true }],
  ['1G and 1Gi', { given: ['1G', '1Gi', memory], want: false }],
  ['what looks like an amount and is a word', { given: ['1000m', '1', { type: 'string' }], want: false }],
  ['durations', { given: ['60m', '3600s', duration], want: false }],
  ['1.0 and 1 where percentages are', { given: ['1.0', '1', percent], want: false }],
  ['nothing and nothing', { given: [undefined, undefined, {}], want: true }],
  ['nothing and a value', { given: [undefined, 0, {}], want: false }],
  ['a number and its text', { given: [1, '1', {}], want: false }],
]
test.each(cases)('%s', (_, { given: [a, b, schema], want }) => {
  expect(isSameMeaning(a, b, [schema], schema)).toBe(want)
  expect(isSameMeaning(b, a, [schema], schema)).toBe(want)
})
