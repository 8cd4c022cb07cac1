import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDefinitionMaps } from '../../../src/cli/definition-maps.ts'
import { loadProject } from '../../../src/project-file/load-project.ts'
import { installPackage, root } from '../../package/install-package.ts'
import type { Engine } from './engine.ts'
import { Native } from './native.ts'
import { TsServer } from './tsserver.ts'

const OPTIONS = { strict: true, module: 'nodenext', target: 'es2022', noEmit: true, allowImportingTsExtensions: true }
const DEPRECATED = `
    motd: z.string().default('@hi */ there').describe('@old text */ of the day').meta({ deprecated: 'set greeting' }),`
const TEXT = `import { defineEnvironment } from 'clipper-values'
import type { GreeterOverlay } from '../generated/types/greeter.d.ts'
export const production = defineEnvironment<GreeterOverlay>({
  name: 'production',
  values: {
    replicaCount: 3,
    image: { pullPolicy: '' },
    resources: { limits: { memory: 64, cpuu: 1 } },

  },
})
`
const behind = (text: string): number => TEXT.indexOf(text) + text.length

let project: string
beforeAll(async () => {
  const installed = installPackage()
  project = join(installed.dir, 'own-chart')
  cpSync(join(root, 'examples/own-chart'), project, {
    recursive: true,
    filter: (source) => !/[\\/]own-chart[\\/](node_modules|generated)$/.test(source),
  })
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }))
  const chart = join(project, 'greeter.ts')
  const source = readFileSync(chart, 'utf8')
  writeFileSync(chart, source.replace('z.strictObject({', `z.strictObject({${DEPRECATED}`))
  expect(installed.cli(['generate'], project)).toMatchObject({ status: 0 })
  expect(await writeDefinitionMaps(await loadProject(project))).toEqual([])
})

describe.each([
  ['TypeScript 5.9', TsServer],
  ['TypeScript 7', Native],
] as const)('%s, in the project of a stranger with the packed package,', (_, Server) => {
  let engine: Engine
  beforeAll(async () => {
    engine = new Server(project)
    await engine.open(join(project, 'environments/production.ts'), TEXT)
  })
  afterAll(() => engine.close())

  test('offers the keys that are missing, a deprecated one struck through', async () => {
    expect(sorted(await engine.complete(behind('} },\n')))).toEqual([
      { text: 'enabled', isDeprecated: false },
      { text: 'global', isDeprecated: false },
      { text: 'greeting', isDeprecated: false },
      { text: 'motd', isDeprecated: true },
    ])
    const { documentation } = await engine.details(behind('} },\n'), 'motd')
    expect(documentation).toContain('&#64;old text *\\/ of the day')
    expect(documentation).toContain('*@default* — "@hi *\\/ there"')
    expect(documentation).toContain('*@deprecated* — set greeting')
  })

  test('offers the words of a closed set', async () => {
    const words = ['Always', 'IfNotPresent', 'Never'].map((text) => ({ text, isDeprecated: false }))
    expect(sorted(await engine.complete(behind("pullPolicy: '")))).toEqual(words)
  })

  test('shows what a quantity is like, and its default', async () => {
    const { type, documentation } = await engine.hover(behind('limits: { m'))
    expect(type).toMatch(/^\(property\) GreeterResourcesLimits\.memory\?: (string|number) \| (string|number) \| null/)
    expect(documentation).toBe(
      'Memory at most, in bytes or with a suffix (512Mi)\n\n' +
        'Allowed: `integer, above 0 | string like "512Mi" or "2Gi"`\n\n*@default* — "64Mi"',
    )
  })

  test('leads from a key to its line in the definition', async () => {
    const [place] = await engine.definition(behind('repl'))
    expect(place?.file.replaceAll('\\', '/')).toMatch(/own-chart\/greeter\.ts$/)
    const lines = readFileSync(place?.file ?? '', 'utf8').split('\n')
    expect(lines[(place?.line ?? 0) - 1]).toMatch(/^ {4}replicaCount: z\b/)
  })

  test('underlines a misspelled key and names the map that does not have it', async () => {
    expect((await engine.problems()).map(({ at }) => at)).toEqual(['pullPolicy', 'cpuu'])
    const words = "but 'cpuu' does not exist in type 'GreeterResourcesLimits'. Did you mean to write 'cpu'?"
    expect((await engine.problems())[1]?.message).toContain(words)
  })
})

const sorted = <T extends { text: string }>(offers: readonly T[]): T[] =>
  offers.toSorted((a, b) => (a.text < b.text ? -1 : 1))
