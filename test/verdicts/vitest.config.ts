import { defineConfig } from 'vitest/config'
import tests from '../../vitest.config.ts'

process.env.VERDICT_CASES ??= '20000'
process.env.VERDICT_SEED ??= 'random'

/** Random values files by the thousands, judged here and by every helm that Go builds: about an hour on two processors. */
export default defineConfig({
  ...tests,
  test: {
    ...tests.test,
    include: ['test/verdicts/verdicts.long.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/support/temp-root.ts', 'test/helm/matrix-setup.ts'],
    reporters: ['verbose'],
  },
})
