import { defineConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

/** Tests that start the real programs which the charts configure; each says which Debian package it misses. */
export default defineConfig({
  ...config,
  test: { ...config.test, include: ['test/programs/**/*.test.ts'], exclude: ['**/node_modules/**'] },
})
