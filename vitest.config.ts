import { defineConfig } from 'vitest/config'
import SlowFirst from './test/support/slow-first.ts'

export default defineConfig({
  define: { VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      'test/fixtures/**',
      'test/cluster/**',
      'test/editor/**',
      'test/helm-ls/**',
      'test/policy/**',
      'test/programs/**',
      'test/working/**',
      // left to the helm matrix
      'test/**/*.long.test.ts',
    ],
    globalSetup: ['test/support/temp-root.ts', 'test/helm/global-setup.ts'],
    // a third of the time went into reading the same modules for every file
    isolate: false,
    // what lives for one test is gone before it is counted among what lives long
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: SlowFirst },
    // helms that live for a blink need not collect garbage
    env: { GOGC: '400' },
    setupFiles: ['test/support/fail-on-console.ts'],
    // half of the work is done by helms, for which the runner would leave a processor idle
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
