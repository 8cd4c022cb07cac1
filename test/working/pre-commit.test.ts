import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const FILES = ['.lefthook.yml', 'biome.json', '.ci', 'package.json', 'values.config.ts', 'tsconfig.json', '.gitignore']
const FOLDERS = ['src', 'charts', 'generated']

interface Result {
  readonly code: number | null
  readonly said: string
}

/** Runs a program as a person would who works on this repository, outside of CI. */
function run(cwd: string, command: string, args: readonly string[], more: Record<string, string> = {}): Result {
  const { CI: _, LEFTHOOK: __, ...env } = process.env
  const identity = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b',
  }
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...env,
      ...identity,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      NO_COLOR: '1',
      ...more,
    },
  })
  return { code: status, said: stdout + stderr }
}

/** This repository as it is on disk, in a folder of its own. */
function copy(folders: readonly string[] = []): string {
  const root = tempDir()
  for (const name of [...FILES, ...folders]) cpSync(join(repository, name), join(root, name), { recursive: true })
  // a folder of its own, as the hook keeps something in it
  mkdirSync(join(root, 'node_modules'))
  for (const name of readdirSync(join(repository, 'node_modules')).filter((one) => one !== '.cache'))
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name))
  return root
}

const hook = (root: string): string => join(root, '.git/hooks/pre-commit')
const prepare = (root: string, more?: Record<string, string>): Result => run(root, 'node', ['.ci/hooks.mjs'], more)

test('a file that the linter refuses is not committed, and is once it is repaired', () => {
  const root = copy()
  run(root, 'git', ['init', '-q'])
  expect(prepare(root)).toEqual({ code: 0, said: '' })
  const save = (text: string): void => writeFileSync(join(root, 'word.ts'), text)
  save('export const word: any = 1\n')
  run(root, 'git', ['add', 'word.ts'])
  const refused = run(root, 'git', ['commit', '-m', 'one'])
  expect(refused.code).not.toBe(0)
  expect(refused.said).toContain('noExplicitAny')
  save('export const word = 1\n')
  run(root, 'git', ['add', 'word.ts'])
  expect(run(root, 'git', ['commit', '-m', 'one'])).toMatchObject({ code: 0 })
})

test('a generated file that was edited by hand is not committed', () => {
  const root = copy(FOLDERS)
  run(root, 'git', ['init', '-q'])
  prepare(root)
  run(root, 'git', ['add', 'charts', 'generated'])
  const fine = run(root, 'git', ['commit', '-m', 'as generated'])
  expect(fine.said).toContain('files are as their definitions say')
  expect(fine.code).toBe(0)
  writeFileSync(join(root, 'generated/staging/clipper.yaml'), 'mine: 1\n')
  run(root, 'git', ['add', 'generated'])
  const refused = run(root, 'git', ['commit', '-m', 'by hand'])
  expect(refused.code).not.toBe(0)
  expect(refused.said).toContain('generated/staging/clipper.yaml differs from its definition')
})

test('an installation without git, and one in CI, succeeds and has no hook', () => {
  const root = copy()
  expect(prepare(root)).toEqual({ code: 0, said: '' })
  expect(existsSync(join(root, '.git'))).toBe(false)
  run(root, 'git', ['init', '-q'])
  expect(prepare(root, { CI: 'true' })).toEqual({ code: 0, said: '' })
  expect(existsSync(hook(root))).toBe(false)
  expect(prepare(root)).toMatchObject({ code: 0 })
  expect(existsSync(hook(root))).toBe(true)
})
