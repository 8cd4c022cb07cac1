import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { progressOf } from '../../src/cli/progress.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('nothing in the first second, then a line a second at most', () => {
  const said: string[] = []
  const silent = {
    stdout: () => {},
    stdin: async () => Buffer.from(''),
    env: {},
    cwd: '/',
    isTerminal: false,
    color: false,
    columns: 80,
    patience: 60_000,
  }
  const io: Io = { ...silent, stderr: (text) => said.push(text) }
  const progress = progressOf(io)
  for (const [after, doing] of [
    [0, 'a'],
    [999, 'b'],
    [1, 'c'],
    [500, 'd'],
    [600, 'e'],
  ] as const) {
    vi.advanceTimersByTime(after)
    progress(doing)
  }
  expect(said).toEqual(['… c\n', '… e\n'])
})
