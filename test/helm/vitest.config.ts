import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import tests from '../../vitest.config.ts'

const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).map((file) => join('test', file))
const isLong = (file: string) => file.endsWith('.long.test.ts')
const asksSeveralHelms = (file: string) => /import \{[^}]*\bhelms\b/.test(readFileSync(file, 'utf8'))

/**
 * Every test that compares helms, with those that Go builds instead of those that npm carries; random files by the judges. And
 * what has helm render for too long to wait for before each commit.
 */
export default defineConfig({
  ...tests,
  test: {
    ...tests.test,
    include: files.filter((file) => file.endsWith('.test.ts') && (isLong(file) || asksSeveralHelms(file))),
    exclude: ['**/node_modules/**', 'test/verdicts/random.test.ts'],
    globalSetup: ['test/support/temp-root.ts', 'test/helm/matrix-setup.ts'],
  },
})
