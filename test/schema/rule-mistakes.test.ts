import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { ValuesError } from '../../src/issues.ts'
import { atMost, isSet, type Rule, secretSource, sum, withinLimits } from '../../src/rules/index.ts'
import { modelOf } from '../../src/schema/model.ts'

const mistakes = async (...rules: Rule[]): Promise<string[]> => {
  const values = z.strictObject({ least: z.int().default(1).describe('Least') })
  const model = modelOf(defineChart({ name: 'web', values, rules }))
  const error = await model.then(
    () => new ValuesError([]),
    (thrown: ValuesError) => thrown,
  )
  return error.issues.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`)
}

const wrong: [string, { given: Rule; want: string[] }][] = [
  ['a misspelled setting', { given: atMost('leest', 5), want: ['leest is named by a rule, and is no setting'] }],
  [
    'one inside a sum',
    { given: atMost('least', sum('most', 1)), want: ['most is named by a rule, and is no setting'] },
  ],
  [
    'one in a condition',
    { given: atMost('least', 5, { when: isSet('a.b') }), want: ['a.b is named by a rule, and is no setting'] },
  ],
  ['no resources', { given: withinLimits('resources'), want: ['resources is named by a rule, and is no setting'] }],
  ['no Secret', { given: secretSource('least'), want: ['least is named by a rule, and by no Secret of the chart'] }],
]
test.each(wrong)('schema-rule: %s', async (_, { given, want }) =>
  expect(await mistakes(given)).toEqual(want.map((message) => `schema-rule ${message}`)),
)

test('rules of settings that there are pass', async () => {
  expect(await mistakes(atMost('least', sum(2, 'least')))).toEqual([])
})

test('a comparison starts with a setting', () => {
  expect(() => atMost(1, 'least')).toThrow(TypeError)
})
