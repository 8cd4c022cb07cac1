import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, newestHelm, objectsIn, only } from '../render.ts'
import { umbrella } from './umbrella.ts'

const files = (readdirSync(umbrella.dir, { recursive: true, encoding: 'utf8' }) as string[])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)templates\/.*\.(yaml|txt)$/.test(file))
const before = files.filter((file) => file.startsWith('templates/before/'))
const depth = (file: string): number => file.split('/').length

// What is rendered first prepares the values of the rest; Helm starts with the deepest file.
test('what comes before lies deeper than every other template', () => {
  const others = files.filter((file) => !before.includes(file))
  expect(before).toHaveLength(3)
  expect(others.length).toBeGreaterThan(50)
  expect(Math.min(...before.map(depth))).toBeGreaterThan(Math.max(...others.map(depth)))
})

test('the shorthands come first, and values are judged before anything is derived from them', () => {
  const depthOf = (name: string) => depth(before.find((file) => file.endsWith(`/${name}`)) ?? '')
  for (const name of ['wiring.yaml', 'validate.yaml']) expect(depthOf('shorthands.yaml')).toBeGreaterThan(depthOf(name))
  expect(depthOf('validate.yaml')).toBeGreaterThan(depthOf('wiring.yaml'))
})

test.each(helms)('what comes before renders no object, helm $version', async ({ bin }) => {
  const { code, stdout } = await runHelm(bin, ['template', 'clipper', umbrella.dir])
  expect(code).toBe(0)
  expect(stdout).not.toContain('templates/before/')
})

// A template rendered earlier would see values that nothing has prepared.
test.each(helms)('every template sees the values that were prepared, helm $version', async ({ bin }) => {
  const args = ['--set', 'clipper-backend.nameOverride=api', '--set', 'clipper-postgres.nameOverride=db']
  const { stdout } = await runHelm(bin, ['template', 'clipper', umbrella.dir, ...args])
  const names = objectsIn(stdout).map((object) => String(at(object, 'metadata', 'name')))
  expect(names).toEqual(expect.arrayContaining(['clipper-api', 'clipper-api-test', 'clipper-db', 'clipper-db-test']))
  expect(names.filter((name) => /backend|clipper-postgres/.test(name))).toEqual([])
})

test('one template rendered alone has the prepared values, too', async () => {
  const template = 'charts/backend/templates/config-map.yaml'
  const args = ['template', 'blue', umbrella.dir, '--show-only', template]
  const { stdout } = await runHelm(newestHelm(), args)
  expect(at(only(objectsIn(stdout), 'ConfigMap'), 'data', 'DB_HOST')).toBe('blue-clipper-postgres')
})

test('each file that comes before says why it lies there', () => {
  for (const file of before) expect(readFileSync(join(umbrella.dir, file), 'utf8')).toMatch(/deeper than any template/)
})
