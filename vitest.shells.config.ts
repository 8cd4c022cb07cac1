import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** Tests that type at the real bash, zsh and fish behind a terminal, which the program script of util-linux makes. */
export default defineConfig({
  ...config,
  test: { ...config.test, include: ['test/shells/**/*.test.ts'], exclude: ['**/node_modules/**'] },
})
