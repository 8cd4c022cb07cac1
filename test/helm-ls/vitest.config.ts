import { defineConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

/** Tests that ask helm-ls what it makes of the charts' values in templates. */
export default defineConfig({
  ...config,
  test: { ...config.test, include: ['test/helm-ls/**/*.test.ts'], exclude: ['**/node_modules/**'], globalSetup: [] },
})
