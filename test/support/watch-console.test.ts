import { expect, test } from 'vitest'
import { watchConsole } from './watch-console.ts'

test('each call is remembered until it is taken, and nothing is printed', () => {
  const target = { ...console }
  const watch = watchConsole(target)
  target.log('a', 1)
  target.warn('b')
  expect(watch.take()).toEqual(['log(a, 1)', 'warn(b)'])
  expect(watch.take()).toEqual([])
})
