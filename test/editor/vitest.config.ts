import { defineConfig } from 'vitest/config'
import tests from '../../vitest.config.ts'

/** What editors show of the real files, asked of their engines. They answer some ten thousand questions, for minutes. */
export default defineConfig({
  ...tests,
  test: {
    ...tests.test,
    include: ['test/editor/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    reporters: ['verbose'],
    testTimeout: 600_000,
  },
})
