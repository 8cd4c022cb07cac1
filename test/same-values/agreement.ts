import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentValues } from '../../src/emit/environment-values.ts'
import type { IssueCode } from '../../src/issues.ts'
import { withoutNulls } from '../../src/values/coalesce.ts'
import { type Helm, helms } from '../helm/helms.ts'
import { tempDir } from '../support/temp-dir.ts'
import { chartFolder } from './charts.ts'
import { differences } from './differences.ts'
import { type HelmViews, helmViews } from './helm-views.ts'
import { buildOwn, type Views, viewsOf, withoutOff, withoutShorthandKeys } from './own-views.ts'
import type { Batch, RandomCase } from './random-case.ts'
import { writeLayers } from './written-layers.ts'

/** Why values are refused though the schema takes nearly everything; each is refused by helm too, but the first. */
const REASONS: ReadonlySet<IssueCode> = new Set([
  // helms read the layers differently, or a complete file cannot say what they say
  'null-restores-default',
  // helm shares `global` otherwise than its layers say, and only warns
  'global-conflict',
  // helm takes it, and it comes to nothing
  'shorthand-ignored',
  // older helms refuse it
  'control-character',
  // a flag goes through a value that is no map or no list
  'set-conflict',
])

/** How many cases were compared, and how many refused. */
export interface Tally {
  accepted: number
  refused: number
}

const emitted = join(tempDir(), 'emitted.yaml')

/** Throws where a helm shows other values than `build` says, of the values that it writes or of the layers themselves. */
export async function agree(batch: Batch, tally: Tally): Promise<void> {
  const accepted = await acceptedOf(batch)
  tally.accepted += accepted.length
  tally.refused += batch.cases.length - accepted.length
  if (accepted.length === 0) return
  const written = writeLayers({ ...batch, cases: accepted })
  const { values, errors } = await buildOwn(written)
  if (!values) throw new Error(`accepted one by one, refused together: ${JSON.stringify(errors)}`)
  const want = viewsOf(values)
  writeFileSync(emitted, environmentValues(values))
  await Promise.all(
    helms.map(async (helm) => {
      same(helm, 'the file', await helmViews(helm, chartFolder, ['-f', emitted]), want)
      const seen = await helmViews(helm, chartFolder, written.args)
      same(helm, 'the layers', 'views' in seen ? { views: comparable(seen.views) } : seen, comparable(want))
    }),
  )
}

async function acceptedOf({ whole, cases }: Batch): Promise<RandomCase[]> {
  const accepted: RandomCase[] = []
  for (const one of cases) {
    const { values, errors } = await buildOwn(writeLayers({ whole, cases: [one] }))
    const others = errors.filter(({ code }) => !REASONS.has(code))
    if (others.length > 0) throw new Error(`refused for another reason: ${JSON.stringify(others)}`)
    if (values) accepted.push(one)
  }
  return accepted
}

/** Less what a complete file does not say: nulls that found no default, and charts that are off. */
const comparable = (views: Views): Views => {
  const seen = withoutOff(withoutShorthandKeys(views))
  return Object.fromEntries(Object.entries(seen).map(([key, view]) => [key, withoutNulls(view)]))
}

function same({ version }: Helm, what: string, seen: HelmViews, want: Views): void {
  const found = 'refusal' in seen ? [seen.refusal] : differences(seen.views, want)
  if (found.length > 0) throw new Error([`helm ${version} shows other values for ${what}`, ...found].join('\n'))
}
