import { expect, test } from 'vitest'
import { fits, type Table, tableLines, transposed } from '../../src/cli/table.ts'

const table: Table = [
  ['', 'staging', 'production'],
  ['web', '9', '10'],
  ['worker', 'off', 'refused'],
]

test('the first column stands left, the others right', () => {
  expect(tableLines(table, 80)).toEqual([
    '          staging  production',
    '  web           9          10',
    '  worker      off     refused',
  ])
  expect(Math.max(...tableLines(table, 80).map(({ length }) => length))).toBe(29)
  expect([fits(table, 29), fits(table, 28)]).toEqual([true, false])
})

test('what does not fit beside goes below', () =>
  expect(tableLines(table, 28)).toEqual([
    '          staging',
    '  web           9',
    '  worker      off',
    '          production',
    '  web             10',
    '  worker     refused',
  ]))

test('a column that is wider than the terminal is shown whole', () =>
  expect(tableLines(table, 1)).toEqual(tableLines(table, 28)))

test('turned twice it is the same', () => {
  expect(transposed(table)).toEqual([
    ['', 'web', 'worker'],
    ['staging', '9', 'off'],
    ['production', '10', 'refused'],
  ])
  expect(transposed(transposed(table))).toEqual(table)
})
