import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type InstalledPackage, installPackage, root, run } from './install-package.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string
  version: string
  exports: Record<string, unknown>
}
const entries = Object.keys(manifest.exports).filter((key) => key !== './package.json')
const specifiers = entries.map((key) => manifest.name + key.slice(1))

let installed: InstalledPackage
beforeAll(() => {
  installed = installPackage()
})

/** Names that each entry point exports at run time. */
function exportedNames(): Record<string, string[]> {
  const script = `const found = {}
for (const name of ${JSON.stringify(specifiers)}) found[name] = Object.keys(await import(name))
console.log(JSON.stringify(found))`
  const { stdout, stderr } = run(process.execPath, ['--input-type=module', '--eval', script], installed.dir)
  expect(stderr).toBe('')
  return JSON.parse(stdout) as Record<string, string[]>
}

test('the tarball holds the built engine and its documents, and no sources, charts or tests', () => {
  const top = new Set(installed.files.map((path) => path.replace(/\/.*/, '/')))
  expect([...top].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist/', 'docs/', 'package.json'])
})

test('every entry point can be imported and exports something', () => {
  const found = exportedNames()
  expect(Object.keys(found)).toEqual(specifiers)
  for (const names of Object.values(found)) expect(names).not.toEqual([])
})

test('what the README imports is exported', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const imports = [...readme.matchAll(/^import \{([^}]+)\} from '(clipper-values[^']*)'/gm)]
  const wanted = imports.flatMap(([, names = '', from = '']) =>
    names.split(',').map((name) => ({ from, name: name.trim() })),
  )
  const found = exportedNames()
  expect(wanted).not.toEqual([])
  expect(wanted.filter(({ from, name }) => !name.startsWith('type ') && !found[from]?.includes(name))).toEqual([])
})

test('the types of every entry point stand alone, declarations checked', () => {
  const uses = specifiers.map((name, index) => `import * as entry${index} from '${name}'\nvoid entry${index}\n`)
  writeFileSync(join(installed.dir, 'uses.ts'), uses.join(''))
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022']
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  expect(run(process.execPath, [tsc, ...options, 'uses.ts'], installed.dir)).toMatchObject({ status: 0, stdout: '' })
})

test('--version is the version of package.json', () => {
  expect(installed.cli(['--version'])).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' })
})

test('--help names the verbs', () => {
  const { status, stdout } = installed.cli(['--help'])
  expect(status).toBe(0)
  for (const verb of ['generate', 'check', 'build', 'validate', 'lint']) expect(stdout).toContain(verb)
})
