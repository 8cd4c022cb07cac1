import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftovers } from '../../src/disk/write.ts'
import { fixtureProject, snapshot } from '../cli/fixture-project.ts'
import { runProcess } from './cli-process.ts'

test('four generates at once leave what one leaves', async () => {
  const alone = fixtureProject()
  expect((await runProcess(alone, ['generate'])).code).toBe(0)
  const root = fixtureProject()
  const runs = await Promise.all(Array.from({ length: 4 }, () => runProcess(root, ['generate'])))
  expect(runs.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '', '', ''])
  const contents = (folder: string) => [...snapshot(folder)].map(([path, { content }]) => [path, content]).sort()
  expect(contents(root)).toEqual(contents(alone))
  expect((await runProcess(root, ['check'])).code).toBe(0)
})

test('the temporary file of a process that lives is left alone, that of a dead one is named', () => {
  const root = fixtureProject()
  const [alive, dead] = [`.a.yaml.${process.ppid}.tmp`, '.a.yaml.4194305.tmp']
  for (const name of [alive, dead]) writeFileSync(join(root, name), '')
  expect(leftovers(root, new Set(['a.yaml']))).toEqual([dead])
  expect(readdirSync(root)).toContain(alive)
})
