import type { ChartModel } from '../../src/schema/model.ts'
import type { HelmFaults } from '../helm/judge-process.ts'
import type { JudgedChart } from './judged-charts.ts'
import { codesOf } from './own-verdict.ts'

/** Codes of what docs/differences.md names; only there may the SDK refuse what every Helm takes. */
const NAMED = new Set(['yaml-duplicate-key', 'yaml-documents', 'yaml-number', 'unsafe-key'])

/** What a Helm of some version says of a file. */
export interface HelmVerdict extends HelmFaults {
  readonly version: string
}

/** How often each verdict was given, to see that both were compared. */
export interface Tally {
  accepted: number
  refused: number
  named: number
}

/**
 * Compares what is said here of a file with what helms say, and throws what both said where they disagree. A file is
 * accepted where every supported Helm accepts it in both commands, so one refusal is enough.
 *
 * @param verdicts all helms; further ones are asked by `others`, where those here take what is refused.
 */
export async function agree(
  { model }: JudgedChart,
  text: string,
  verdicts: readonly HelmVerdict[],
  { tally, others = async () => [] }: { tally: Tally; others?: () => Promise<readonly HelmVerdict[]> },
): Promise<void> {
  const codes = codesOf(model, text)
  if (codes.length > 0 && codes.every((code) => NAMED.has(code))) {
    tally.named++
    return
  }
  const isRefused = codes.length > 0
  const refusals = (asked: readonly HelmVerdict[]) => asked.filter(({ lint, template }) => lint || template)
  const refused = refusals(verdicts)
  const alone = isRefused && refused.length === 0 && refusals(await others()).length === 0
  if (alone && isOfShorthands(model, text)) {
    tally.named++
    return
  }
  if (alone) throw new Error(`refused here alone with ${codes}:\n${text}`)
  if (!isRefused && refused.length > 0)
    throw new Error(`accepted here, refused by ${JSON.stringify(refused, undefined, 2)}:\n${text}`)
  tally[isRefused ? 'refused' : 'accepted']++
}

/**
 * The other difference that the page names: what a shorthand says and what it stands for are judged together, and a null
 * under it is refused. Each for itself is fine then.
 */
const isOfShorthands = (model: ChartModel, text: string): boolean =>
  codesOf({ ...model, shorthands: {} }, text).every((code) => code === 'rule-broken')
