import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsup'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

/** The libraries of the command line are bundled, each in the chunk of the verb that needs it: a cold start loads one file. */
export default defineConfig({
  entry: { index: 'src/index.ts', k8s: 'src/k8s/index.ts', testing: 'src/testing.ts', bin: 'src/cli/bin.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  define: { VERSION: JSON.stringify(version) },
  dts: { entry: { index: 'src/index.ts', k8s: 'src/k8s/index.ts', testing: 'src/testing.ts' } },
})
