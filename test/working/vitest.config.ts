import { defineConfig } from 'vitest/config'
import tests from '../../vitest.config.ts'

/**
 * What goes on while people work: `generate --watch` in real processes, completion at the real bash, zsh and fish behind a
 * terminal, which the program script of util-linux makes, and the hook before commits.
 */
export default defineConfig({
  ...tests,
  test: { ...tests.test, include: ['test/working/**/*.test.ts'], exclude: ['**/node_modules/**'] },
})
