import { existsSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '@jridgewell/sourcemap-codec'
import { expect, test } from 'vitest'
import { CHARTS, fixtureProject, run, writeFiles } from './fixture-project.ts'

const MAP = 'generated/types/shop-api.d.ts.map'

/** `generated line -> source line` of each key. */
function keysIn(root: string, path = MAP): string[] {
  const map = JSON.parse(readFileSync(join(root, path), 'utf8'))
  const types = readFileSync(join(root, path.replace(/\.map$/, '')), 'utf8').split('\n')
  return decode(map.mappings).flatMap((segments, line) =>
    segments.flatMap((segment) => {
      if (segment.length === 1) return []
      const [column, source, sourceLine, sourceColumn] = segment
      const file = join(root, 'generated/types', map.sources[source])
      const text = readFileSync(file, 'utf8').split('\n')[sourceLine]?.slice(sourceColumn)
      return [`${types[line]?.slice(column).split(/[?:]/)[0]} -> ${text?.split(':')[0]}`]
    }),
  )
}
const generate = (root: string) => run(root, ['generate'], { isTerminal: true })
const WANTED = ['replicaCount -> replicaCount', 'image -> image', 'password -> password', 'tag -> tag']

test('generate at a terminal writes a map beside the types of each chart: from a key to its line in the definition', async () => {
  const root = fixtureProject()
  expect(await generate(root)).toMatchObject({ code: 0 })
  expect(keysIn(root)).toEqual(WANTED)
  expect(readFileSync(join(root, MAP.replace(/\.map$/, '')), 'utf8')).toMatch(
    /\n\/\/# sourceMappingURL=shop-api\.d\.ts\.map\n$/,
  )
})

test('a map is made again after an edit of a chart, not of an environment', async () => {
  const root = fixtureProject()
  await generate(root)
  const time = (): number => statSync(join(root, MAP)).mtimeMs
  const first = time()
  const later = first / 1000 + 1
  utimesSync(join(root, 'environments.ts'), later, later)
  await generate(root)
  expect(time()).toBe(first)
  writeFiles(root, { 'charts.ts': `// a line more\n${CHARTS}` })
  utimesSync(join(root, 'charts.ts'), later, later)
  await generate(root)
  expect(keysIn(root)).toEqual(WANTED)
})

test('nobody waits for maps where nobody sits', async () => {
  const root = fixtureProject()
  expect(await run(root, ['generate'])).toMatchObject({ code: 0 })
  expect(existsSync(join(root, MAP))).toBe(false)
})

test('check asks for no map, and git sees none', async () => {
  const root = fixtureProject()
  await generate(root)
  rmSync(join(root, MAP))
  expect(await run(root, ['check'])).toMatchObject({ code: 0 })
  expect(readFileSync(join(root, 'generated/types/.gitignore'), 'utf8')).toContain('\n*.d.ts.map\n')
})

test('the map of a chart that is gone goes with its types', async () => {
  const root = fixtureProject()
  await generate(root)
  writeFiles(root, {
    'charts.ts': CHARTS.replace('subcharts: { api },', ''),
    'environments.ts': `import { defineEnvironment } from '${join(process.cwd(), 'src/index.ts')}'
export const staging = defineEnvironment({ name: 'staging', values: {} })
export const production = defineEnvironment({ name: 'production', values: {} })
`,
  })
  const { stderr } = await generate(root)
  expect(stderr).toContain(`deleted  ${MAP}\n`)
  expect(existsSync(join(root, MAP))).toBe(false)
})

test('a link in place of a map that leads out of the project is left alone', async () => {
  const root = fixtureProject()
  await generate(root)
  rmSync(join(root, MAP))
  writeFileSync(join(root, '../outside.txt'), 'mine')
  symlinkSync(join(root, '../outside.txt'), join(root, MAP))
  const later = Date.now() / 1000 + 1
  utimesSync(join(root, 'charts.ts'), later, later)
  const { code, stderr } = await generate(root)
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`error  ${MAP} is not touched`) })
  expect(readFileSync(join(root, '../outside.txt'), 'utf8')).toBe('mine')
})
