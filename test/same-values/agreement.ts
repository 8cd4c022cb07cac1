import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentValues } from '../../src/emit/environment-values.ts'
import type { IssueCode } from '../../src/issues.ts'
import { type ChartSection, chartSections } from '../../src/schema/sections.ts'
import { withoutNulls } from '../../src/values/coalesce.ts'
import type { Values } from '../../src/values/values.ts'
import { type Helm, helms } from '../helm/helms.ts'
import { tempDir } from '../support/temp-dir.ts'
import { chartFolder, folder, model } from './charts.ts'
import { differences } from './differences.ts'
import { type HelmViews, helmViews } from './helm-views.ts'
import { buildOwn, type Views, viewsOf, withoutOff, withoutShorthandKeys } from './own-views.ts'
import type { Batch, RandomCase } from './random-case.ts'
import { writeLayers } from './written-layers.ts'

/** Why values are refused though the schema takes nearly everything. */
const AMBIGUOUS: ReadonlySet<IssueCode> = new Set([
  // helms read the layers differently, or a complete file cannot say what they say
  'null-restores-default',
  // helm shares `global` otherwise than its layers say, and only warns
  'global-conflict',
  // helm takes it, and it comes to nothing
  'shorthand-ignored',
  // older helms refuse it
  'control-character',
  // the writer of YAML that is not ours leaves characters which readers take differently, or every helm for a fault
  'yaml-syntax',
])
/** A flag goes through a value that is no map or no list. */
const REFUSED_BY_HELM: IssueCode = 'set-conflict'

/** How many cases were compared, and how many refused. */
export interface Tally {
  batches: number
  accepted: number
  refused: number
}

const emitted = join(tempDir(), 'emitted.yaml')
const alone = join(tempDir(), 'alone.yaml')

/** Throws where a helm shows other values than `build` says, of the values that it writes or of the layers themselves. */
export async function agree(batch: Batch, tally: Tally): Promise<void> {
  const turn = helms[tally.batches++ % helms.length] as Helm
  const accepted = await acceptedOf(batch, turn)
  tally.accepted += accepted.length
  tally.refused += batch.cases.length - accepted.length
  if (accepted.length === 0) return
  const written = writeLayers({ ...batch, cases: accepted })
  const { values, errors } = await buildOwn(written)
  if (!values) throw new Error(`accepted one by one, refused together: ${JSON.stringify(errors)}`)
  const want = viewsOf(values)
  writeFileSync(emitted, environmentValues(values))
  await Promise.all([
    ...helms.map(async (helm) => {
      same(helm, 'the file', await helmViews(helm, chartFolder, ['-f', emitted]), want)
      const seen = await helmViews(helm, chartFolder, written.args)
      same(helm, 'the layers', 'views' in seen ? { views: comparable(seen.views) } : seen, comparable(want))
    }),
    agreeAlone(values, turn, tally.batches),
  ])
}

/** A subchart that is installed alone with the file of its section sees what it sees in the release. */
async function agreeAlone(values: Values, helm: Helm, turn: number): Promise<void> {
  const sections = chartSections(model, values).slice(1)
  const { name, chart, values: section } = sections[turn % sections.length] as ChartSection
  writeFileSync(alone, environmentValues(section))
  same(helm, `${name} alone`, await helmViews(helm, join(folder, chart.dir), ['-f', alone]), viewsOf(section, chart))
}

/** The cases that are taken one by one. What every helm refuses is shown to one for each batch. */
async function acceptedOf({ whole, cases }: Batch, helm: Helm): Promise<RandomCase[]> {
  const accepted: RandomCase[] = []
  let asked = false
  for (const one of cases) {
    const written = writeLayers({ whole, cases: [one] })
    const { values, errors } = await buildOwn(written)
    if (values) accepted.push(one)
    const codes = errors.map(({ code }) => code)
    if (!codes.every((code) => AMBIGUOUS.has(code) || code === REFUSED_BY_HELM))
      throw new Error(`refused for another reason: ${JSON.stringify(errors)}`)
    if (asked || !codes.includes(REFUSED_BY_HELM)) continue
    asked = true
    if ('views' in (await helmViews(helm, chartFolder, written.args)))
      throw new Error(`helm ${helm.version} takes what is refused here: ${JSON.stringify(errors)}`)
  }
  return accepted
}

/** Less what a complete file does not say: nulls that found no default, and charts that are off. */
export const comparable = (views: Views): Views => {
  const seen = withoutOff(withoutShorthandKeys(views))
  return Object.fromEntries(Object.entries(seen).map(([key, view]) => [key, withoutNulls(view)]))
}

function same({ version }: Helm, what: string, seen: HelmViews, want: Views): void {
  const found = 'refusal' in seen ? [seen.refusal] : differences(seen.views, want)
  if (found.length > 0) throw new Error([`helm ${version} shows other values for ${what}`, ...found].join('\n'))
}
