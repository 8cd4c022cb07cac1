import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { literals } from '../../src/json-schema/describe.ts'
import { judge } from '../../src/judge/judge.ts'
import { modelOf } from '../../src/schema/model.ts'
import { type Values, valueAt } from '../../src/values/values.ts'
import project from '../../values.config.ts'
import { Editor } from './editor.ts'
import { fileOf, keysIn, lineAt, type Place, placesOf, refusedBy } from './places.ts'

const root = await modelOf(project.root)
const places = placesOf(root)
const leaves = places.filter((place) => !place.isMap)
const maps = places.filter((place) => place.isMap)
const MODELINE = `# yaml-language-server: $schema=${resolve('generated/schemas/clipper.overlay.schema.json')}\n`

let editor: Editor
beforeAll(async () => {
  editor = await Editor.start()
})
afterAll(() => editor.close())

/** Of the type of a whole file, which is what is judged. */
const NULL = null as unknown as Values

let files = 0
const open = (text: string) => editor.open(resolve('test', `position-${files++}.yaml`), MODELINE + text)

/** Files for the same number of questions each, asked at once. */
async function inTurn<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  for (let start = 0; start < all.length; start += 50)
    answers.push(...(await Promise.all(all.slice(start, start + 50).map(ask))))
  return answers
}

test('the umbrella has hundreds of places to look at', () => {
  expect(leaves.length).toBeGreaterThan(400)
  expect(maps.length).toBeGreaterThan(80)
})

/** As text, without what Markdown needs. */
const plain = (markdown: string): string => markdown.replaceAll(/\\|&nbsp;/g, '').replaceAll(/\s+/g, ' ')

test('each setting is explained with its own words', async () => {
  const text = MODELINE + fileOf(leaves.map(({ path }) => [path, valueAt(root.defaults, path) ?? null]))
  const file = await open(text.slice(MODELINE.length))
  const keys = keysIn(text)
  const shown = await inTurn(places, async ({ path }) => ({
    path,
    hover: plain(await file.hover((keys.get(path.join(' ')) ?? 0) + 1)),
  }))
  const wrong = places.filter(({ schema }, i) => !shown[i]?.hover.includes(plain(schema.description ?? 'no words')))
  expect(wrong.map(({ path }) => path.join('.'))).toEqual([])
})

test('each map is completed with the settings that it has', async () => {
  const offered = await inTurn(maps, async ({ path }) => {
    const file = await open(`${fileOf([[path, null]]).replace(/ null\n$/, '')}\n${'  '.repeat(path.length)}`)
    return (await file.complete()).map(({ label }) => label).sort()
  })
  const wanted = maps.map(({ schema }) => Object.keys(schema.properties ?? {}).sort())
  const off = maps.flatMap(({ path }, i) =>
    JSON.stringify(offered[i]) === JSON.stringify(wanted[i]) ? [] : [{ path, offered: offered[i], wanted: wanted[i] }],
  )
  expect(off).toEqual([])
})

test('a choice is completed with what it may be', async () => {
  const choices = leaves.filter(({ schema }) => literals(schema) || schema.type === 'boolean')
  expect(choices.length).toBeGreaterThan(100)
  const offered = await inTurn(choices, async ({ path }) => {
    const file = await open(fileOf([[path, null]]).replace(/null\n$/, ''))
    return (await file.complete()).map(({ label }) => label)
  })
  const missing = choices.flatMap(({ path, schema }, i) =>
    (literals(schema) ?? [true, false])
      .filter((value) => !offered[i]?.includes(String(value)) && !offered[i]?.includes(JSON.stringify(value)))
      .map((value) => ({ path: path.join('.'), value })),
  )
  expect(missing).toEqual([])
})

test('a value that a setting refuses is underlined, each of hundreds in one file', async () => {
  const refused = leaves.flatMap((place) => {
    const value = refusedBy(place)
    return value === undefined ? [] : [[place.path, value] as const]
  })
  expect(refused.length).toBeGreaterThan(400)
  const text = fileOf(refused)
  const keys = keysIn(text)
  const { faults } = await open(text)
  const lines = new Set(faults.map(({ at }) => Number.parseInt(at, 10) - 1))
  const missed = refused.filter(([path]) => {
    const line = lineAt(text, keys.get(path.join(' ')) ?? 0)
    // what is wrong inside a map is underlined there
    return !lines.has(line) && !lines.has(line + 1)
  })
  expect(missed).toEqual([])
})

test('a null is taken for what has no default of its own, which it removes, and refused where one would return', async () => {
  const single = leaves.filter(({ schema }) => schema.type !== 'object')
  const text = fileOf(single.map(({ path }) => [path, null]))
  const keys = keysIn(text)
  const { faults } = await open(text)
  const lines = new Set(faults.map(({ at }) => Number.parseInt(at, 10) - 1))
  const isKept = ({ schema, definitions }: Place): boolean =>
    schema.default !== undefined && judge({ ...schema, definitions }, NULL).length > 0
  const wrong = single.filter((place) => lines.has(lineAt(text, keys.get(place.path.join(' ')) ?? 0)) !== isKept(place))
  expect(wrong.map(({ path }) => path.join('.'))).toEqual([])
  expect(single.filter((place) => !isKept(place)).length).toBeGreaterThan(100)
})

test('a key that no map knows is underlined', async () => {
  const closed = maps.filter(({ schema }) => schema.additionalProperties === false)
  const { faults } = await open(fileOf(maps.map(({ path }) => [[...path, 'nosuchkey'], 1])))
  const unknown = faults.filter(({ message }) => message === 'Property nosuchkey is not allowed.')
  expect(unknown).toHaveLength(closed.length)
  expect(closed.length).toBeGreaterThan(80)
})
