import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsup'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const shared = { format: 'esm', target: 'node20', platform: 'node', splitting: true } as const

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', k8s: 'src/k8s/index.ts', rules: 'src/rules/index.ts', testing: 'src/testing.ts' },
    dts: true,
  },
  {
    ...shared,
    entry: { bin: 'src/cli/bin.ts' },
    outDir: 'dist/cli',
    define: { VERSION: JSON.stringify(version) },
    // Each file that node opens costs a millisecond, so the libraries go into the chunks of the verbs that use them; esbuild
    // brings a program of its own, and the TypeScript parser is for the rare line.
    noExternal: [/^(?!esbuild|@babel)/],
    // its CommonJS asks for its parts in a way that no bundler sees
    esbuildOptions: (options) => {
      options.alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' }
    },
    // libraries in CommonJS ask for node's modules in their own way
    banner: {
      js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);",
    },
  },
])
