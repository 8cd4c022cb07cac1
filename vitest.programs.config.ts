import { defineConfig } from 'vitest/config'

/** Tests that run the programs of the charts' images for real, as far as Debian packages them. */
export default defineConfig({
  define: { VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/programs/**/*.test.ts'],
    globalSetup: ['test/helm/global-setup.ts'],
    setupFiles: ['test/support/fail-on-console.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
