import type { ChangeSide, ChartDiff } from '../../diff/diff-model.ts'
import type { ObjectChange } from '../../diff/diff-objects.ts'
import { formatOrigin } from '../../issues.ts'
import { type Comparison, deployedWords, effectWords, summaryOf } from './comparison.ts'
import { shownPair } from './shown.ts'

/** Characters of a value on a line. */
const VALUE = 60

/** A comparison for a terminal: the outcome, then a line for each setting and each field of an object. */
export function diffText(comparison: Comparison, { verbose }: { readonly verbose: boolean }): string {
  const { before, after, charts, rendered, unrendered } = comparison
  const lines = [`${before} -> ${after}: ${summaryOf(comparison)}`]
  for (const chart of charts) lines.push('', ...chartLines(chart, comparison, verbose))
  if (rendered && rendered.objects.length > 0)
    lines.push('', `objects, rendered by helm ${rendered.helm}`, ...rendered.objects.flatMap(objectLines))
  if (unrendered) lines.push('', unrendered)
  return `${lines.join('\n')}\n`
}

function chartLines(chart: ChartDiff, comparison: Comparison, verbose: boolean): string[] {
  const deployed = deployedWords(chart, comparison)
  const lines = chart.changes.flatMap(({ setting, before, after }) => {
    const [one, other] = shownPair(before?.value, after?.value, VALUE)
    const places = verbose ? [...setIn(comparison.before, before), ...setIn(comparison.after, after)] : []
    return [`  ${setting}  ${one} -> ${other}`, ...places]
  })
  return [`${chart.chart}${deployed ? ` (${deployed})` : ''}`, ...lines]
}

const setIn = (label: string, side: ChangeSide | undefined): string[] =>
  side?.origin ? [`    ${label}: set in ${formatOrigin(side.origin)}`] : []

function objectLines({ object, change, effects, fields }: ObjectChange): string[] {
  const words = effectWords(effects)
  const lines = fields.map(({ field, before, after }) => {
    const [one, other] = shownPair(before, after, VALUE)
    return `    ${field}  ${one} -> ${other}`
  })
  return [`  ${change.padEnd('changed'.length)}  ${object}${words ? `: ${words}` : ''}`, ...lines]
}
