import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import tests from '../../vitest.config.ts'

/** Tests against a real control plane of the oldest Kubernetes that the charts promise and of the newest, which Go builds. */
export default defineConfig({
  ...tests,
  test: {
    ...tests.test,
    include: ['test/cluster/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/support/temp-root.ts', 'test/helm/global-setup.ts', 'test/cluster/global-setup.ts'],
    reporters: ['verbose'],
    // a slow machine takes two minutes for what takes ten seconds
    testTimeout: 400_000,
    // most of the time they wait for a cluster
    maxConcurrency: 2 * availableParallelism(),
  },
})
