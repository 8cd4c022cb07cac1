import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** Tests with the real programs that the charts run, which the machine must have. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/programs/**/*.test.ts'], exclude: ['**/node_modules/**'] },
})
