import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moduleGraph } from '../../src/project-file/module-graph.ts'
import { writeFiles } from '../cli/fixture-project.ts'
import { tempDir } from '../support/temp-dir.ts'

const SOURCES = {
  'main.mjs': `import standard, { one, two as second } from './parts.mjs'
import * as all from './parts.mjs'
import named from './name.mjs'
import {
  one as first,
  three,
} from './parts.mjs'
import { 'a name' as quoted } from './parts.mjs'
import settings from './settings.json' with { type: 'json' }
import './effect.mjs'
export { one as passed, standard as default }
export * from './name.mjs'
export { default as again } from './name.mjs'
const effects = globalThis.effects
export const seen = [standard(), one, second, Object.keys(all), named, first, three(), quoted, settings.on, effects]
`,
  'parts.mjs': `export const one = 1, two = 2
export function three() { return one + two }
const four = 4
export { four as 'a name' }
export default () => 'standard'
`,
  'name.mjs': `export const name = 'n', other = \`\${name} import { one } from "./parts.mjs";\`
export default name
`,
  'effect.mjs': `globalThis.effects = (globalThis.effects ?? 0) + 1\n`,
  'settings.json': '{ "on": true }\n',
}

function folder(files: Readonly<Record<string, string>>): string {
  const root = tempDir()
  writeFiles(root, { ...SOURCES, ...files })
  return root
}

/** Names of functions aside, which a bundler may change. */
const shown = (exported: object): string => JSON.stringify(Object.entries(exported).toSorted())

test('each form of import and export means what it means to node', async () => {
  const root = folder({})
  const script = `const all = await import('./main.mjs'); console.log(JSON.stringify(Object.entries(all).sort()))`
  const byNode = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  const { exported, sources } = await moduleGraph(join(root, 'main.mjs'), root).load()
  expect(`${shown(exported as object)}\n`).toBe(byNode)
  expect(sources.map((path) => path.slice(root.length + 1)).toSorted()).toEqual(Object.keys(SOURCES).toSorted())
})

test('an import of what is not exported is refused, whatever names it is among', async () => {
  const root = folder({ 'main.mjs': `import { one, five as six } from './parts.mjs'\nexport const seen = one\n` })
  await expect(moduleGraph(join(root, 'main.mjs'), root).load()).rejects.toThrow('no export five')
})

test('after an edit only that source and what imports it run again', async () => {
  const counted = (name: string): string => `globalThis.ran = [...(globalThis.ran ?? []), '${name}']\n`
  const root = folder({
    'main.mjs': `import { a } from './a.mjs'\nimport { b } from './b.mjs'\n${counted('main')}export const sum = a + b\n`,
    'a.mjs': `${counted('a')}export const a = 1\n`,
    'b.mjs': `${counted('b')}export const b = 10\n`,
  })
  const graph = moduleGraph(join(root, 'main.mjs'), root)
  const ran = async (): Promise<unknown> => {
    Object.assign(globalThis, { ran: [] })
    const { exported } = await graph.load()
    return [(exported as { sum: number }).sum, (globalThis as { ran?: unknown }).ran]
  }
  expect(await ran()).toEqual([11, ['a', 'b', 'main']])
  expect(await ran()).toEqual([11, []])
  writeFiles(root, { 'b.mjs': `${counted('b')}export const b = 200\n` })
  expect(await ran()).toEqual([201, ['b', 'main']])
})
