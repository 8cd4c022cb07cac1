import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { readme } from './readme.ts'
import { commandsIn } from './shell-words.ts'

const commands = [...readme.matchAll(/`npx clipper-values ([^`]+)`/g)].flatMap(([, args = '']) => commandsIn(args))
const folder = tempDir()

/** Runs it; a file that it would write lands in another folder. */
const run = (words: readonly string[]): string => {
  const args = words.map((word, i) => (words[i - 1] === '-o' ? join(folder, word) : word))
  return execFileSync(process.execPath, [resolve('dist/cli/bin.js'), ...args], { encoding: 'utf8', stdio: 'pipe' })
}

/** Without what tells editors where the schema lies. */
const valuesOf = (file: string): string => readFileSync(file, 'utf8').replace(/^# .*schema.*\n/gm, '')

test('clipper-values is on the page for two things', () => {
  expect(commands.map(({ words }) => words[0])).toEqual(['secrets', 'build'])
})

test('the commands for the Secrets name each Secret and key that the page names, and the namespace', () => {
  const printed = run(commands[0]?.words ?? [])
  const lines = readme.match(/^- (Backend|PostgreSQL|Redis), `.*$/gm) ?? []
  expect(lines).toHaveLength(3)
  for (const [, name = ''] of lines.join('\n').matchAll(/`([^`]+)`/g)) expect(printed).toContain(name)
  expect(printed.match(/-n clipper-production/g)).toHaveLength(printed.match(/create secret/g)?.length ?? 0)
})

test('the built values are those that can be copied', () => {
  const { words = [] } = commands[1] ?? {}
  run(words)
  expect(valuesOf(join(folder, words.at(-1) ?? ''))).toBe(valuesOf('generated/production/clipper-backend.yaml'))
})
