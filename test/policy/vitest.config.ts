import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import tests from '../../vitest.config.ts'

// The scanners need Go and Python, which nothing else here does, so they are no part of `npm test`.
export default defineConfig({
  ...tests,
  test: {
    ...tests.test,
    include: ['test/policy/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/support/temp-root.ts', 'test/helm/global-setup.ts', 'test/policy/tools/global-setup.ts'],
    reporters: ['verbose'],
    maxConcurrency: availableParallelism(),
  },
})
