import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { type InstalledPackage, installPackage, type Output, root, run } from './install-package.ts'

let installed: InstalledPackage
let project: string
beforeAll(() => {
  installed = installPackage()
  project = join(installed.dir, 'own-chart')
  cpSync(join(root, 'examples/own-chart'), project, {
    recursive: true,
    filter: (source) => !/[\\/]own-chart[\\/](node_modules|generated)$/.test(source),
  })
  expect(installed.cli(['generate'], project)).toMatchObject({ status: 0, stdout: '' })
})

function typecheck(): Output {
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--allowImportingTsExtensions',
  ]
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  return run(process.execPath, [tsc, ...options, 'values.config.ts'], project)
}

test('after generate there is nothing left to generate', () => {
  expect(installed.cli(['check'], project)).toMatchObject({ status: 0 })
})

test.each(helms)('helm $version accepts the chart and renders what production sets', async ({ bin }) => {
  const chart = join(project, 'charts/greeter')
  const values = installed.cli(['build', 'production'], project)
  expect(values.status).toBe(0)
  expect(await runHelm(bin, ['lint', '--strict', chart, '-f', '-'], { input: values.stdout })).toMatchObject({
    code: 0,
  })
  const rendered = await runHelm(bin, ['template', 'hello', chart, '-f', '-'], { input: values.stdout })
  expect(rendered.stdout).toContain('replicas: 3')
})

test('the definitions have types, and a misspelled key is an error on its line', () => {
  expect(typecheck()).toEqual({ status: 0, stdout: '', stderr: '' })
  const file = join(project, 'environments/production.ts')
  const source = readFileSync(file, 'utf8')
  const misspelled = source.replace('replicaCount', 'replicaCuont')
  const line = misspelled.split('\n').findIndex((text) => text.includes('replicaCuont')) + 1
  writeFileSync(file, misspelled)
  const { stdout } = typecheck()
  writeFileSync(file, source)
  expect(stdout).toContain(`environments/production.ts(${line},`)
  expect(stdout).toContain("'replicaCuont' does not exist in type 'GreeterOverlay'")
})
