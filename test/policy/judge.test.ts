import { expect, test } from 'vitest'
import { judgeBy } from './judge.ts'

const finding = { tool: 'a', check: 'b', object: 'Pod/web.test', where: 'chart with defaults', message: 'says why' }
const suppression = { tool: 'a', check: 'b', object: 'Pod/*.test', reason: '' }

test('a finding stands with tool, check, object, values and message', () => {
  expect(judgeBy([]).judge([finding])).toEqual(['a b: Pod/web.test, chart with defaults: says why'])
})

test('a suppression that meets a finding takes it away and is used', () => {
  const { judge, unused } = judgeBy([suppression])
  expect([judge([finding]), unused()]).toEqual([[], []])
})

test('a suppression may say where it holds', () => {
  expect(judgeBy([{ ...suppression, where: '* with defaults' }]).judge([finding])).toEqual([])
})

test.each([
  ['another tool', { tool: 'c' }],
  ['another check', { check: 'c' }],
  ['another object', { object: 'Pod/*-test' }],
  ['a part of the object', { object: 'Pod/web' }],
  ['other values', { where: '* with production' }],
])('a suppression of %s takes nothing away and is unused', (_name, other) => {
  const { judge, unused } = judgeBy([{ ...suppression, ...other }])
  expect([judge([finding]).length, unused().length]).toEqual([1, 1])
})
