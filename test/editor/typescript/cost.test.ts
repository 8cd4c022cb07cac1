import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { chartFolder, chartSource } from '../../bench/synthetic-sources.mjs'
import { type InstalledPackage, installPackage, root, run } from '../../package/install-package.ts'

const CONFIG = `import { defineProject } from 'clipper-values'
import { app } from './app.ts'
import { production } from './production.ts'
export default defineProject({ root: app, environments: [production] })
`
const ENVIRONMENT = `import { defineEnvironment } from 'clipper-values'
import type { AppOverlay } from './generated/types/app.d.ts'
export const production = defineEnvironment<AppOverlay>({
  name: 'production',
  values: { part1: { port: 9000, level: 'warn', tags: ['a'], labels: { a: 'b' }, resources: { limits: { memory: '1Gi' } } } },
})
`
const compilers = ['typescript', 'typescript-7']

let installed: InstalledPackage
beforeAll(() => {
  installed = installPackage()
})

/** A stranger's project, one chart of so many settings. */
function project(leaves: number): string {
  const dir = join(installed.dir, `app-${leaves}`)
  const files = [['app.ts', chartSource('app', leaves / 10)], ...chartFolder('app', [])]
  for (const [path, text] of [...files, ['production.ts', ENVIRONMENT], ['values.config.ts', CONFIG]] as [
    string,
    string,
  ][]) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  expect(installed.cli(['generate'], dir)).toMatchObject({ status: 0 })
  return dir
}

/** How many types the compiler works out from generic ones: what makes checking slow, and the same on every machine. */
function instantiations(compiler: string, cwd: string, file: string, options: readonly string[] = []): number {
  const given = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023']
  const tsc = join(root, 'node_modules', compiler, 'bin/tsc')
  // a file that is named goes before any tsconfig.json
  const ignored = compiler === 'typescript-7' ? ['--ignoreConfig'] : []
  const flags = [...given, '--allowImportingTsExtensions', '--extendedDiagnostics', ...ignored, ...options]
  const { status, stdout } = run(process.execPath, [tsc, ...flags, file], cwd)
  expect({ status, stdout }).toMatchObject({ status: 0 })
  return Number(/^Instantiations:\s+(\d+)$/m.exec(stdout)?.[1])
}

test.each(compilers)(
  '%s checks an environment at the same small cost, however many settings its chart has',
  (compiler) => {
    const [small, large] = [350, 3500].map((leaves) => instantiations(compiler, project(leaves), 'production.ts'))
    expect(small).toBeGreaterThan(0)
    expect(small).toBeLessThan(600)
    expect(large).toBe(small)
  },
)

test.each(compilers)(
  '%s checks the environments of Clipper at hardly any cost beside its charts',
  (compiler) => {
    const options = ['--exactOptionalPropertyTypes', '--types', 'node']
    const charts = instantiations(compiler, root, 'src/clipper/charts/clipper.ts', options)
    const whole = instantiations(compiler, root, 'values.config.ts', options)
    expect(charts).toBeGreaterThan(10_000)
    expect(whole / charts).toBeLessThan(1.05)
  },
  300_000,
)
