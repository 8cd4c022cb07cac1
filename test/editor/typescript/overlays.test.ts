import { readFileSync } from 'node:fs'
import { resolve as resolvePath } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDefinitionMaps } from '../../../src/cli/definition-maps.ts'
import { clipper } from '../../../src/clipper/charts/clipper.ts'
import { resolve } from '../../../src/json-schema/json-schema.ts'
import { variantsOf } from '../../../src/json-schema/schemas-at.ts'
import { formatPath } from '../../../src/path.ts'
import { loadProject } from '../../../src/project-file/load-project.ts'
import { modelOf } from '../../../src/schema/model.ts'
import { leafSettings } from '../../../src/schema/settings.ts'
import { isMap, type Value } from '../../../src/values/values.ts'
import type { Engine, Line } from './engine.ts'
import { environment, mistakes, withoutUndefined } from './mistakes.ts'
import { Native } from './native.ts'
import { TsServer } from './tsserver.ts'
import { EnvironmentFile, entryOf, type Key, mapsOf, placeName, quoted, wordsOf } from './walk.ts'

const model = await modelOf(clipper)
const { definitions = {} } = model.schema
const maps = mapsOf(model)
const keys = maps.flatMap((map) => map.keys)
/** What stands in the values.yaml of each chart, by the path in the umbrella. */
const defaults = new Map(
  [['', model] as const, ...Object.entries(model.subcharts)].flatMap(([section, chart]) =>
    leafSettings(chart.settings).map(
      ({ path, default: value }) => [formatPath(section ? [section, ...path] : path), value] as const,
    ),
  ),
)

const PRODUCTION = resolvePath('src/clipper/environments/production.ts')
const file = new EnvironmentFile(`import type { ClipperOverlay } from '../../../generated/types/clipper.d.ts'
import { defineEnvironment } from '../../index.ts'
`)
const add = (overlay: string) => file.add('ClipperOverlay', overlay)
const empty = maps.map((map) => ({ map, at: add(map.overlay('|'))[0] as number }))
const begun = maps.map((map) => {
  const first = map.keys[0] as Key
  return { map, first, at: add(map.overlay(`${quoted(first.name)}: anything, |`))[0] as number }
})
const whole = maps.flatMap((map) =>
  map.variants.flatMap((keys) => {
    const offsets = add(map.overlay(keys.map((key) => `|${entryOf(key, model.schema)}`).join(', ')))
    return keys.map((key, i) => ({ key, at: (offsets[i] as number) + 1 }))
  }),
)
const words = maps.flatMap((map) =>
  map.keys.flatMap((key) => {
    const wanted = wordsOf(key, model.schema)
    return wanted ? [{ key, wanted, at: add(map.overlay(`${quoted(key.name)}: '|'`))[0] as number }] : []
  }),
)

/**
 * Keys that differ between the forms of a map, where nothing that is written tells the form: TypeScript takes the
 * documentation of one of them only. In the list of offers they have it.
 */
const UNDECIDED = /resourceFieldRef\.(resource|divisor): |\.ports\[0\]\.(port|protocol): |tolerations\[0\]\.effect: /

/** Keys that code computes from others: they lead to the key around it. */
const COMPUTED = /(Probe|resourceFieldRef|policies\[0\]|global|imagePullSecrets\[0\]|serviceAccount)\.\w+$/
/** The key that Helm itself reads in each chart, which no definition has. */
const HELMS = /^(\w+\.)?enabled$/

const lines = new Map<string, string[]>()
/** Whether a line of a source has a key. */
function has({ file, line }: Line, name: string): boolean {
  if (file.includes('/generated/')) return false
  const all = lines.get(file) ?? readFileSync(file, 'utf8').split('\n')
  lines.set(file, all)
  return new RegExp(`(^|[\\s{'"])${name.replace('$', '\\$')}['"]?\\s*([:,}]|$)`).test(all[line - 1] ?? '')
}

// a clone has no declaration maps until somebody generates
beforeAll(async () => {
  expect(await writeDefinitionMaps(await loadProject(process.cwd()))).toEqual([])
})

test('there is much to walk', () => {
  expect([maps.length > 500, keys.length > 2500, words.length > 250]).toEqual([true, true, true])
})

describe.each([
  ['TypeScript 5.9', TsServer],
  ['TypeScript 7', Native],
] as const)('%s', (_, Server) => {
  let engine: Engine
  beforeAll(async () => {
    engine = new Server(process.cwd())
    await engine.open(PRODUCTION, file.text)
  })
  afterAll(() => engine.close())
  const offered = async (at: number): Promise<string[]> =>
    (await engine.complete(at)).map(({ text }) => text.replace(/^["'](.*)["']$/, '$1')).sort()

  test('an empty map is offered exactly its keys', async () => {
    for (const { map, at } of empty)
      expect([placeName(map), await offered(at)]).toEqual([placeName(map), map.keys.map(({ name }) => name).sort()])
  })

  test('a map that has a key is offered the others, with documentation', async () => {
    for (const { map, first, at } of begun) {
      const others = map.keys.filter((key) => key !== first)
      expect([placeName(map), await offered(at)]).toEqual([placeName(map), others.map(({ name }) => name).sort()])
      // inside lists a map is one of several, and a whole list of offers is made for each of them
      if (others[0] && map.path.every((part) => typeof part === 'string'))
        expect([placeName(map), missing(await engine.details(at, others[0].name), others[0])]).toEqual([
          placeName(map),
          [],
        ])
    }
  })

  test('each word of a closed set is offered between its quotes', async () => {
    for (const { key, wanted, at } of words)
      expect([placeName(key), await offered(at)]).toEqual([placeName(key), [...wanted].sort()])
  })

  test('each key is shown with all that must be known to set it', async () => {
    const shown = await Promise.all(whole.map(async ({ key, at }) => ({ key, shown: await engine.hover(at) })))
    const lacking = shown.flatMap(({ key, shown }) => missing(shown, key).map((lack) => `${placeName(key)}: ${lack}`))
    expect(lacking.filter((lack) => !UNDECIDED.test(lack))).toEqual([])
  })

  test('each key leads to its line in the definition of the chart', async () => {
    const asked = await Promise.all(whole.map(async ({ key, at }) => ({ key, found: await engine.definition(at) })))
    const elsewhere = asked.filter(
      ({ key, found }) => found.length === 0 || !found.every((line) => has(line, key.name)),
    )
    const wrong = elsewhere.flatMap(({ key, found }) => {
      const path = placeName(key)
      const around = path.split(/[.[]/).slice(0, -1)
      const isNear = COMPUTED.test(path) && found.every((line) => around.some((name) => has(line, name)))
      const isHelms = HELMS.test(path) && found.every(({ file }) => file.includes('/generated/types/'))
      return isNear || isHelms ? [] : [`${path}: ${found.map(({ file, line }) => `${file}:${line}`)}`]
    })
    expect(wrong).toEqual([])
    expect(elsewhere.length).toBeLessThan(asked.length / 10)
  })

  test('the README shows what is shown', async () => {
    const text = environment('{ backend: { resources: { limits: { memory: 64 } } } }')
    await engine.open(PRODUCTION, text)
    const { type, documentation } = await engine.hover(text.indexOf('memory') + 1)
    const shown = `${type.replace('number | string', 'string | number')}\n\n${documentation.replaceAll('*', '')}\n`
    expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`text\n${shown}\`\`\``)
  })

  test.each(Object.entries(mistakes))('%s is underlined, in words that fit on a line', async (_, { given, want }) => {
    await engine.open(PRODUCTION, environment(given))
    const found = (await engine.problems()).map(({ at, message }) => ({ at, message: withoutUndefined(message) }))
    expect(found).toEqual([{ ...want, message: withoutUndefined(want.message) }])
  })
})

test('the README shows what is underlined', () => {
  const quoted = ['a misspelled key deep inside', 'a wrong word', 'a secret, which is not repeated']
  const words = quoted.map((name) =>
    withoutUndefined(mistakes[name]?.want.message ?? '').replace(/^Object.*, but /, ''),
  )
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`text\n${words.join('\n')}\n\`\`\``)
})

const isEmpty = (value: Value | undefined): boolean => isMap(value) && Object.keys(value).length === 0

/** What an editor should show of a key and does not. */
function missing({ type, documentation }: { type: string; documentation: string }, key: Key): string[] {
  const schemas = key.schemas.map((schema) => resolve(schema, definitions))
  const all = `${type}\n${documentation}`.replaceAll('&#64;', '@')
  const lacks = (text: string): boolean => !all.includes(text)
  const description = schemas.map(({ description = '' }) => description)
  const inValuesYaml = defaults.get(formatPath(key.path))
  // a map whose keys are all optional: the keys in it tell that they have none
  const standard = schemas.some(({ properties }) => properties) && isEmpty(inValuesYaml) ? undefined : inValuesYaml
  const bounds = schemas.flatMap((schema) =>
    variantsOf(schema, definitions).flatMap(({ writeOnly, minimum, maximum, exclusiveMinimum, examples = [] }) =>
      writeOnly ? [] : [minimum, maximum, exclusiveMinimum, ...examples],
    ),
  )
  return [
    ...(type.includes(key.name) ? [] : ['its name']),
    ...(description.some((text) => text !== '' && !lacks(text)) ? [] : ['its description']),
    ...(standard === undefined || !lacks(`*@default* — ${JSON.stringify(standard)}`) ? [] : ['its default']),
    ...bounds
      .filter((bound) => bound !== undefined && lacks(JSON.stringify(bound)))
      .map((bound) => `the bound ${bound}`),
    ...(wordsOf(key, model.schema) ?? []).filter((word) => lacks(JSON.stringify(word))),
  ]
}
