// @ts-check
// `clipper-values check` by the sources as they are now, without a build that others could be using.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'

const outdir = join('node_modules', '.cache', 'clipper-values-check')
await build({
  entryPoints: ['src/cli/bin.ts'],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  outExtension: { '.js': '.mjs' },
  define: { VERSION: '"check"' },
})
const { status } = spawnSync(process.execPath, [join(outdir, 'bin.mjs'), 'check'], { stdio: 'inherit' })
process.exitCode = status ?? 1
