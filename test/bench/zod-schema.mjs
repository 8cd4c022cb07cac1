// @ts-check
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const engine = fileURLToPath(new URL('../../src/index.ts', import.meta.url))

/** The same engine, whose charts stay what their authors wrote. */
const AS_WRITTEN = `export * from ${JSON.stringify(engine)}
export const defineChart = (chart) => chart
export const defineProject = (project) => project
export const defineEnvironment = (environment) => environment
`

const ENTRY = `import { z } from 'zod'
import project from './values.config.ts'

const whole = ({ values, subcharts = {} }) =>
  values.extend(Object.fromEntries(Object.entries(subcharts).map(([key, chart]) => [key, whole(chart).optional()])))

export default z.toJSONSchema(whole(project.root), { target: 'draft-7', io: 'input' })
`

/**
 * What Zod itself prints for the umbrella of a project: the least that an editor could be given.
 *
 * @param {string} dir of a project, with a values.config.ts
 * @returns {Promise<object>}
 */
export async function zodSchema(dir) {
  const folder = mkdtempSync(join(dir, '.zod-'))
  const outfile = join(folder, 'schema.mjs')
  try {
    await build({
      stdin: { contents: ENTRY, resolveDir: dir },
      absWorkingDir: dir,
      bundle: true,
      outfile,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
      preserveSymlinks: true,
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      plugins: [asWritten],
    })
    return (await import(outfile)).default
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @type {import('esbuild').Plugin} */
const asWritten = {
  name: 'charts as written',
  setup(bundler) {
    const found = { path: 'as-written', namespace: 'bench' }
    bundler.onResolve({ filter: /^clipper-values$/ }, () => found)
    bundler.onResolve({ filter: /\/index\.ts$/ }, ({ path, resolveDir, namespace }) =>
      namespace !== 'bench' && join(resolveDir, path) === engine ? found : undefined,
    )
    bundler.onLoad({ filter: /.*/, namespace: 'bench' }, () => ({ contents: AS_WRITTEN, resolveDir: repository }))
  },
}
