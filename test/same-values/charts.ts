import { join } from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { defineProject } from '../../src/define/project.ts'
import { controlCharacters } from '../../src/judge/control-characters.ts'
import { modelOf } from '../../src/schema/model.ts'
import { withoutNulls } from '../../src/values/coalesce.ts'
import { isMap, type Value, type Values } from '../../src/values/values.ts'
import { projectFolder } from '../emit/project-folder.ts'
import { meetingValue } from './meeting-values.ts'

/** Keys of the open maps, one for each case of a batch, so that one run of helm takes many cases. */
export const SLOTS = Array.from({ length: 16 }, (_, i) => `c${i}`)

/** Defaults for the slots, other ones in each chart, and one that all have; some slots have none. */
function defaultsOf(seed: number, fits: (value: Value, slot: number) => boolean = () => true): Values {
  const random = fc
    .sample(meetingValue, { seed, numRuns: 400 })
    .filter((value) => value !== null && controlCharacters(value).length === 0)
  const entries = SLOTS.map((slot, i): [string, Value] => [slot, random.filter((value) => fits(value, i))[i] ?? null])
  const some = entries.filter((_, i) => i % 4 !== 0 && i % 7 !== seed)
  return withoutNulls({ kept: { a: 1, b: { c: 2 } }, ...Object.fromEntries(some) })
}

const free = (seed: number) => z.record(z.string(), z.unknown()).default(defaultsOf(seed)).describe('Anything')
/** A key of `global` must be a map to all charts or to none. */
const global = (seed: number) =>
  z
    .looseObject({})
    .default(defaultsOf(seed, (value, slot) => isMap(value) === (slot % 2 === 0)))
    .describe('Shared')

/** A chart that others hold, with a say in `global`. */
export const leaf = defineChart({
  name: 'same-leaf',
  values: z.strictObject({
    free: free(1),
    global: global(2),
    settings: z.looseObject({ text: z.string().default('abc').describe('Text') }).describe('Settings'),
    items: z
      .array(z.looseObject({}))
      .default([{ a: 1, b: { c: 2 } }, {}])
      .describe('Maps'),
  }),
})

/** An umbrella below an umbrella, without a say in `global`. */
export const branch = defineChart({
  name: 'same-branch',
  values: z.strictObject({ free: free(3) }),
  subcharts: { inner: leaf },
})

/** It holds one chart twice, and has defaults of its own in `global`. */
export const tree = defineChart({
  name: 'same-tree',
  values: z.strictObject({
    free: free(4),
    global: global(5),
    tags: z
      .strictObject({ first: z.boolean().optional().describe('First'), both: z.boolean().optional().describe('Both') })
      .optional()
      .describe('Tags'),
  }),
  subcharts: { fast: leaf, slow: leaf, branch },
  shorthands: { quick: 'fast', part: 'slow.settings', deep: 'branch.inner', 'same-branch': 'branch' },
  tags: { first: ['fast'], both: ['fast', 'slow'] },
})

export const model = await modelOf(tree)
/** The project on disk; every chart has a template that shows what it sees. */
export const folder = await projectFolder(defineProject({ root: tree, environments: [] }))
export const chartFolder = join(folder, model.dir)
